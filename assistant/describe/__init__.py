"""From a `Scene` to sentences, each with its evidence. Knows nothing about pixels or voices."""
