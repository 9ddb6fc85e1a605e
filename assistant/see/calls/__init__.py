"""The picture of a video call: who is marked in it, and what they are called."""
