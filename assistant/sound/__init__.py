"""Where sound comes from: microphone, what the computer plays, files. Knows nothing about what is said in it."""
