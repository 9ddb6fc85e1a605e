"""Terminals and program code, from lines of text."""
