"""From speech to words: voice activity, and the recognisers. Knows nothing about captions or screens."""
