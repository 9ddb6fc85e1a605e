"""The heavy work in processes of their own, which may be killed without losing the interface."""
