"""The command line: `percept` and its commands."""
