"""People at a workbench: some read, some decide, all at once, each resting between two pages as people do."""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from threading import Lock

import httpx

from crossbearing.model.person import Role

TOKEN = re.compile(r'name="csrf" value="([0-9a-f]+)"')
NAMED = re.compile(r'name="names" value="([^"]+)"')
PROBLEM = re.compile(r'class="problem"[^>]*>([^<]*)')
# Nobody reads a page in less, and few look at one for longer before they go on.
REST_SECONDS = (4.0, 12.0)
# What a reviewer says of an event, and how often of ten: most things are as they were read.
VERBS = ("accept",) * 6 + ("note",) * 2 + ("reject",) * 2
PATIENCE = 60.0
# A connection that nothing was asked over for so long is given up before the server does it.
HELD_SECONDS = 3.0
TOO_OFTEN = 429


@dataclass
class Met:
    """What the visitors met: milliseconds by what they did, and what went wrong by its words."""

    took: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def add(self, what: str, seconds: float, error: str | None) -> None:
        with self._lock:
            self.took[what].append(seconds * 1000)
            if error is not None:
                self.errors[error] += 1


@dataclass(frozen=True)
class Tour:
    """Where they go: readers to the addresses, reviewers to the things of the queue; and for how long."""

    at: str
    addresses: Sequence[str]
    things: Sequence[str]
    seconds: float


@dataclass(frozen=True)
class Member:
    """Somebody with an account."""

    name: str
    role: Role
    password: str


class Visitor:
    """One of them with a browser."""

    def __init__(self, at: str, member: Member, met: Met) -> None:
        limits = httpx.Limits(keepalive_expiry=HELD_SECONDS)
        self._browser = httpx.Client(base_url=at, timeout=PATIENCE, follow_redirects=True, limits=limits)
        self._member = member
        self._met = met

    def sign_in(self) -> None:
        """Say who it is, as often as it takes: so many at once from one machine are asked to wait."""
        form = {"name": self._member.name, "password": self._member.password}
        page = self._browser.get("/login").text
        while (answer := self._post("/login", page, form)).status_code == TOO_OFTEN:
            time.sleep(int(answer.headers.get("Retry-After", "1")))
        answer.raise_for_status()

    def read(self, address: str, what: str = "read a page") -> str:
        """A page."""
        return self._timed(what, lambda: self._browser.get(address))

    def decide(self, address: str, verb: str) -> None:
        """Look at a thing of the queue and decide on the first item that it is about."""
        page = self.read(address, "look at a thing to decide on")
        named = NAMED.search(page)
        if named is not None:
            form = {"verb": verb, "names": named[1], "why": "as the words say", "at": "/review"}
            self._timed("decide, and see the next page", lambda: self._post("/decide", page, form))

    def _post(self, address: str, page: str, form: dict[str, str]) -> httpx.Response:
        """A form of a page, with the token that the page has for it."""
        token = TOKEN.search(page)
        return self._browser.post(address, data=form | {"csrf": "" if token is None else token[1]})

    def _timed(self, what: str, ask: Callable[[], httpx.Response]) -> str:
        began, error, text = time.monotonic(), None, ""
        try:
            answer = ask()
            text = answer.text
            error = None if answer.status_code < 400 else _said(answer)
        except httpx.HTTPError as fault:
            error = f"{type(fault).__name__} {fault}"
        self._met.add(what, time.monotonic() - began, error)
        return text


def visit(tour: Tour, members: Sequence[Member]) -> Met:
    """What they met, all at it for so long."""
    met = Met()
    visitors = [Visitor(tour.at, one, met) for one in members]
    for one in visitors:
        one.sign_in()
    with ThreadPoolExecutor(len(members)) as pool:
        pairs = zip(visitors, members, strict=True)
        work = [pool.submit(_work, visitor, one.role, tour, Random(one.name)) for visitor, one in pairs]
        for done in work:
            done.result()
    return met


def _work(visitor: Visitor, role: Role, tour: Tour, random: Random) -> None:
    # Nobody begins at the same moment.
    time.sleep(random.uniform(0, REST_SECONDS[1]))
    until = time.monotonic() + tour.seconds
    while time.monotonic() < until:
        if role is Role.READER:
            visitor.read(random.choice(tour.addresses))
        else:
            visitor.decide(random.choice(tour.things), random.choice(VERBS))
        time.sleep(random.uniform(*REST_SECONDS))


def _said(answer: httpx.Response) -> str:
    found = PROBLEM.search(answer.text)
    path = answer.request.url.path.split("/")[1]
    return f"{answer.request.method} /{path} {answer.status_code} {'' if found is None else found[1].strip()}"
