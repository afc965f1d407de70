"""How the web is asked: under which name, how much is taken, for how long, and where from."""

from dataclasses import dataclass
from importlib.metadata import version
from ipaddress import IPv4Network, IPv6Network

from crossbearing.intake.file import MAX_BYTES

Network = IPv4Network | IPv6Network

# What robots.txt files know the program by.
AGENT = "crossbearing"
# From the first byte that is sent to the last one that comes. A page takes a second or two, on a bad line twenty.
SECONDS = 60.0
# Between two requests to one host: an attentive reader's pace.
PAUSE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Manners()                          public addresses, 20 MB and 60 seconds a response
    Manners(contact="me@example.org")     says whom to write to
    Manners(allow_private=True)           addresses that are not public, too
    Manners(allow_private=(network,))     of those, the ones in this network alone"""

    contact: str | None = None
    most_bytes: int = MAX_BYTES
    seconds: float = SECONDS
    pause: float = PAUSE
    allow_private: bool | tuple[Network, ...] = False

    @property
    def agent(self) -> str:
        """What the program calls itself to servers."""
        name = f"{AGENT}/{version('crossbearing')}"
        return name if self.contact is None else f"{name} (+{self.contact})"
