"""Controls on a frame, from its pixels alone."""
