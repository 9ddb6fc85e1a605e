"""What the computer plays or the room says, as words with times."""
