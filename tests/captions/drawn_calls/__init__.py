"""Drawn video calls with a known speaker at each moment, for setting the limits of the program."""
