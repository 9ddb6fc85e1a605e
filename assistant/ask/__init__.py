"""Questions about a scene, and answers with their evidence. Knows nothing about pixels or voices."""
