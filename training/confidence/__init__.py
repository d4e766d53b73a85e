"""Learns how far a reading can be trusted, and measures it: ``python -m training.confidence``."""
