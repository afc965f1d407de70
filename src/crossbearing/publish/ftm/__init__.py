"""FollowTheMoney: an edition as statements and as entities of that model."""

from crossbearing.publish.ftm.form import FORMAT

__all__ = ["FORMAT"]
