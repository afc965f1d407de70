"""`crossbearing serve` as a process of its own: who reaches it, by which address, and what it says."""

import re
import signal
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from threading import Timer
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from crossbearing import api
from crossbearing.model.person import Role
from crossbearing.store.copying import restore
from made import make_reading, make_report

PASSWORD = "twelve hill goats"
OPEN = re.compile(r"is open at (\S+) \(Ctrl-C ends it\)")
PATIENCE = 60


@pytest.fixture
def ledger(tmp_path: Path, imprint: Any) -> Path:
    from crossbearing.store.ledger_store import LedgerStore

    path = tmp_path / "waer.db"
    with LedgerStore(path, create=True) as store:
        report = make_report()
        store.add(report, make_reading(report, imprint), reader="test/1")
    return path


@pytest.fixture
def team(ledger: Path) -> Path:
    with api.open(ledger) as opened:
        for role in Role:
            opened.people.add(role.title(), role, PASSWORD, by="root")
    return ledger
