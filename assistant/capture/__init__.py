"""From a screen, window, clipboard or file to a `Frame`. Knows nothing about what is shown in it."""
