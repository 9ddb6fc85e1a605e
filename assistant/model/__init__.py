"""The fused model: image, audio and text tokens that meet in cross-attention."""
