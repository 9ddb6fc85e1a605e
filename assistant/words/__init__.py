"""Languages as data: what things are called, how words sound, and every phrase that Percept says."""
