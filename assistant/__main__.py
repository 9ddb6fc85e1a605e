"""`python -m assistant` is `percept`."""

from assistant.cli import entry

if __name__ == "__main__":
    entry()
