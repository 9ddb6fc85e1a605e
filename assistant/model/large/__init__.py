"""Larger models that describe pictures in free text: Florence-2 and Gemma 4, through torch or ONNX."""
