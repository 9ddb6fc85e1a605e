"""The whole job in one call: look at a frame, say what is on it, find, answer, press."""
