"""Puts reading and extraction together."""
