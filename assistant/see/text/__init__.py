"""Text on a frame: its lines, and the order in which people read them."""
