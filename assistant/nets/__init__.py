"""percept-small, the fused model: its networks, what goes into them, and the runtimes that run them."""
