"""`crossbearing serve` as a process of its own: who reaches it, by which address, and what it says."""

import re
from pathlib import Path
from typing import Any

import pytest

from crossbearing import api
from crossbearing.model.person import Role
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
