"""Incidents as each report tells them, as PLOVER event records."""

from crossbearing.publish.plover.form import FORMAT

__all__ = ["FORMAT"]
