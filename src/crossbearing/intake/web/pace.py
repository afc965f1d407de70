"""When a host may be asked again."""

from datetime import datetime, timedelta


class Pace:
    """The hosts that were asked, each with the moment from which it may be asked again."""

    def __init__(self) -> None:
        self._free: dict[str, datetime] = {}

    def free_at(self, host: str, now: datetime) -> datetime:
        """The moment from which a host may be asked: now, or later."""
        return max(now, self._free.get(host, now))

    def rest(self, host: str, now: datetime, seconds: float) -> None:
        """Leave a host alone for so long; a longer rest that was begun goes on."""
        self._free[host] = max(self.free_at(host, now), now + timedelta(seconds=seconds))
