"""Draws video calls as test data: moving pictures of a call window, with who speaks when known exactly."""
