"""Charts: where they are, what kind they are, and the values that were drawn."""
