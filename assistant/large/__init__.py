"""Models that can be fetched: the catalogue, fetching and checking them, and running Florence-2 and Gemma 4."""
