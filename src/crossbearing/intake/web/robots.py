"""What sites ask programs to leave alone (robots.txt, RFC 9309), asked for once a day."""

from collections.abc import Callable
from datetime import datetime, timedelta

from protego import Protego

from crossbearing.errors import FetchError
from crossbearing.intake.web.address import Address
from crossbearing.intake.web.manners import AGENT

# RFC 9309: a file is not to be used for longer, and at least so much of it is read.
LASTS = timedelta(days=1)
MOST_BYTES = 512_000
# Who asks for a longer pause between two pages is not read in time; so long is waited.
LONGEST_DELAY = 60.0


class Robots:
    """The wishes of the sites that were asked so far. `fetch` gives a file's text, None where a site has none."""

    def __init__(self, fetch: Callable[[str], str | None], clock: Callable[[], datetime]) -> None:
        self._fetch = fetch
        self._clock = clock
        self._known: dict[str, tuple[datetime, Protego]] = {}

    def require_allowed(self, address: Address) -> None:
        """FetchError if the site does not want the address read; also, for a time, if its wishes cannot be had."""
        if not self._wishes(address).can_fetch(address.text, AGENT):
            raise FetchError(
                f"Cannot fetch {address.text}: the site's robots.txt asks programs to leave it alone; "
                "save the page from a browser and add the file"
            )

    def delay(self, address: Address) -> float:
        """How many seconds a site wants between two requests, as far as that is known."""
        known = self._known.get(address.origin)
        wanted = None if known is None else known[1].crawl_delay(AGENT)
        return min(float(wanted or 0), LONGEST_DELAY)

    def _wishes(self, address: Address) -> Protego:
        now, known = self._clock(), self._known.get(address.origin)
        if known is not None and now - known[0] < LASTS:
            return known[1]
        try:
            text = self._fetch(f"{address.origin}/robots.txt")
        except FetchError as error:
            # Where no server answers, nothing can be known of the address itself either.
            found = error.found
            if error.status is not None:
                found = f"what the site's robots.txt allows cannot be known ({found})"
            raise FetchError(f"Cannot fetch {address.text}: {found}", later=error.later, wait=error.wait) from error
        wishes = Protego.parse(text or "")
        self._known[address.origin] = now, wishes
        return wishes
