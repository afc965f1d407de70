"""The status of places over time."""
