"""The accessibility tree: read on each platform, and placed on the frame."""
