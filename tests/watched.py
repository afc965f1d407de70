"""A page of the browser that notes whatever goes wrong on it."""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from playwright.sync_api import ConsoleMessage, Page, Request, Response, Route

# What a browser asks for on its own at every site is no request of the page.
_LOCAL = ("data:", "blob:", "about:", "chrome-error:")
_FAILED = 500
_GRAVE = frozenset({"serious", "critical"})


@dataclass
class Watched:
    """A page before one workbench, with what went wrong on it so far."""

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)
    # Errors that a test causes on purpose are of these words.
    expected: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.context.route(re.compile("."), self._let)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self._note(f"script failed: {error}"))
        self.page.on("response", self._answered)
        self.page.on("request", self._asked)

    def go(self, path: str) -> Page:
        """The page at a path of the workbench, once it is there."""
        self.page.goto(self.home + path, wait_until="load")
        return self.page

    def require_none(self) -> None:
        """AssertionError where anything went wrong."""
        grave = [one for one in self.faults if not any(words in one for words in self.expected)]
        assert not grave, "\n".join(grave)

    def _is_own(self, url: str) -> bool:
        return url.startswith((self.home + "/", *_LOCAL))

    def _let(self, route: Route) -> None:
        if self._is_own(route.request.url):
            route.continue_()
        else:
            self._note(f"asked of another machine: {route.request.url}")
            route.abort()

    def _asked(self, request: Request) -> None:
        if not self._is_own(request.url):
            self._note(f"asked of another machine: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._note(f"console of {self.page.url}: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= _FAILED:
            self._note(f"{response.status} of {response.url}")

    def _note(self, fault: str) -> None:
        if fault not in self.faults:
            self.faults.append(fault)


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def barriers(page: Page) -> list[str]:
    """What axe-core finds serious or critical on a page: the rule, and where."""
    page.evaluate(_axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    return [
        f"{one['id']} ({one['impact']}) at {node['target']}: {node['failureSummary']} {node['html'][:200]}"
        for one in found["violations"]
        if one["impact"] in _GRAVE
        for node in one["nodes"][:5]
    ]
