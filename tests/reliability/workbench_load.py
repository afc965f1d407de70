"""How fast a workbench answers over a ledger of many reports: each page alone, in a browser, and many people at once.

`PYTHONPATH=tests python tests/reliability/workbench_load.py LEDGER [SECONDS [PAGE]]` makes accounts in the ledger,
decides on things in it, and writes its part of PAGE (docs/performance.md). Leave the machine alone meanwhile.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from addresses import Addresses
from playwright.sync_api import Page
from visitors import Member, Met, Tour, Visitor, visit
from workbench_load_page import Alone, Measured, page

from chromium import running
from crossbearing import api
from crossbearing.evaluate.performance_page import with_serving
from crossbearing.model.person import Role

FILE = Path("docs/performance.md")
SECONDS, SEED = 180.0, 7
# So many addresses of each page are asked for, and of some pages so many are painted.
DRAWN, PAINTED = 50, 7
READERS, REVIEWERS = 50, 5
PAINTS = ("start", "incidents, the first page", "incident", "review, one thing", "report", "place", "search")
PASSWORD = "four small stones in a row"
SERVE = (sys.executable, "-m", "crossbearing", "serve")
_AT = re.compile(r"http://\S+")
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


@dataclass(frozen=True)
class Drawn:
    """What is asked for, and of what."""

    addresses: Mapping[str, Sequence[str]]
    members: Sequence[Member]
    reports: int


def main(arguments: Sequence[str]) -> int:
    """Measure, write the page and print it."""
    ledger = arguments[0]
    seconds = float(arguments[1]) if len(arguments) > 1 else SECONDS
    out = Path(arguments[2]) if len(arguments) > 2 else FILE
    drawn = prepared(ledger)
    with serving(ledger) as at:
        load = os.getloadavg()[0]
        alone = list(measured(at, drawn))
        together = crowd(at, drawn, seconds)
    written = page(Measured(drawn.reports, alone, together, READERS + REVIEWERS, REVIEWERS, seconds, load))
    out.write_text(with_serving(out.read_text(encoding="utf-8"), written), encoding="utf-8")
    print(written)
    print(*together.errors.items(), sep="\n")
    return 1 if together.errors else 0


def prepared(ledger: str) -> Drawn:
    """The addresses, and an account for everybody."""
    with api.open(ledger, create=False) as opened:
        view = opened.snapshot()
        addresses = Addresses(view, SEED).drawn(DRAWN)
        members = [Member(f"Reader {n}", Role.READER, PASSWORD) for n in range(READERS)]
        members += [Member(f"Reviewer {n}", Role.REVIEWER, PASSWORD) for n in range(REVIEWERS)]
        for one in [Member("Noor", Role.ADMIN, PASSWORD), *members]:
            if opened.people.of(one.name) is None:
                opened.people.add(one.name, one.role, one.password, by="Noor")
        return Drawn(addresses, members, len(opened))


@contextmanager
def serving(ledger: str) -> Iterator[str]:
    """The address of a workbench in a process of its own."""
    process = subprocess.Popen([*SERVE, ledger, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = _AT.search(process.stdout.readline())
        assert found is not None, "the workbench did not start"
        yield found[0].rstrip("/")
    finally:
        process.terminate()
        process.wait()


def measured(at: str, drawn: Drawn) -> Iterator[Alone]:
    """By page how long each address took, and when the first words were painted where a browser looked, in ms."""
    met = Met()
    visitor = Visitor(at, drawn.members[0], met)
    visitor.sign_in()
    painted = dict(paints(at, drawn))
    for name, addresses in drawn.addresses.items():
        visitor.read(addresses[0], "first")
        for address in addresses:
            visitor.read(address, name)
        yield Alone(name, met.took[name], painted.get(name, []))
    assert not met.errors, met.errors


def paints(at: str, drawn: Drawn) -> Iterator[tuple[str, list[float]]]:
    """When the first words of some pages were painted, after the click, in a browser that had nothing of them."""
    member = drawn.members[0]
    with running() as browser:
        entrance = browser.new_context()
        page = entrance.new_page()
        page.goto(f"{at}/login")
        page.fill("input[name=name]", member.name)
        page.fill("input[name=password]", member.password)
        page.click("main form button")
        page.wait_for_url(f"{at}/")
        state = entrance.storage_state()
        for name in PAINTS:
            found: list[float] = []
            for address in drawn.addresses[name][:PAINTED]:
                fresh = browser.new_context(storage_state=state)
                page = fresh.new_page()
                page.goto(f"{at}{address}", wait_until="load")
                found.append(_painted(page))
                fresh.close()
            yield name, found


def _painted(page: Page) -> float:
    """When it was, once it is."""
    while (at := page.evaluate(_PAINT)) is None:
        time.sleep(0.01)
    return float(at)


def crowd(at: str, drawn: Drawn, seconds: float) -> Met:
    """What everybody met at once."""
    every = [address for of in drawn.addresses.values() for address in of]
    return visit(Tour(at, every, drawn.addresses["review, one thing"], seconds), drawn.members)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
