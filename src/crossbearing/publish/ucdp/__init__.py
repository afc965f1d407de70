"""Deadly attacks in the shape of the UCDP Georeferenced Event Dataset."""

from crossbearing.publish.ucdp.form import FORMAT
from crossbearing.publish.ucdp.reading import read_ucdp

__all__ = ["FORMAT", "read_ucdp"]
