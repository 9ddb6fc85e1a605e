"""From pixels and the accessibility tree to a `Scene`. Knows nothing about sentences or speech."""
