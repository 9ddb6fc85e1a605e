"""Pages of text: level, in blocks, and what kind of document they are."""
