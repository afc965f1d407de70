"""Incidents in the shape of ACLED's event data."""

from crossbearing.publish.acled.form import FORMAT
from crossbearing.publish.acled.reading import read_acled

__all__ = ["FORMAT", "read_acled"]
