"""Addresses of the workbench's pages, found as a reader finds them: by links from the first page on."""

import re
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from html import unescape

from starlette.routing import compile_path
from starlette.testclient import TestClient

from crossbearing.web.page import Page
from crossbearing.web.pages.every import PAGES

# Pages that links lead to. To sign in is for who is not known yet, who is sent there.
LINKED = [page.name for page in PAGES if page.name != "login"]
LINK = re.compile(r'href="(/[^"]*)"')
# Of each page so many addresses are looked at.
OF_EACH = 6


def addresses(browse: TestClient, pages: Sequence[Page] = PAGES) -> Mapping[str, Sequence[str]]:
    """Addresses of each page that links lead to, by the page's name."""
    known = [(page, compile_path(page.path)[0]) for page in pages]
    found: dict[str, list[str]] = defaultdict(list)
    waiting, seen = deque(["/"]), {"/"}
    while waiting:
        path = waiting.popleft()
        page = next((page for page, pattern in known if pattern.fullmatch(path.partition("?")[0])), None)
        if page is None or len(found[page.name]) >= OF_EACH:
            continue
        found[page.name].append(path)
        answer = browse.get(path)
        assert answer.status_code == 200, f"{path} answers {answer.status_code}"
        for link in LINK.findall(answer.text):
            there = unescape(link).partition("#")[0]
            if there not in seen and not there.endswith(".json"):
                seen.add(there)
                waiting.append(there)
    return found
