"""Sentences → sound: the running screen reader where there is one, else a voice of our own.

Knows nothing about where sentences come from.
"""
