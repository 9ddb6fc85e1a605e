"""From a `Scene` to sentences and answers, each with its evidence. Knows nothing about pixels or voices."""
