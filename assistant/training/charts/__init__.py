"""Charts drawn by plotting libraries, with the place and the meaning of every mark known."""
