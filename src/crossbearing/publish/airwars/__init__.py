"""Attacks in the shape of Airwars' civilian harm tables."""

from crossbearing.publish.airwars.form import FORMAT

__all__ = ["FORMAT"]
