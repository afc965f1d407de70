"""What was added is brought together beforehand."""

from pathlib import Path

import pytest

from crossbearing.cli import main


def test_refresh_says_what_the_reports_come_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "r.txt").write_text("Rockets hit Durra on Monday and killed 4 people.", encoding="utf-8")
    ledger = str(tmp_path / "one.db")
    assert main(["add", ledger, str(tmp_path / "r.txt")]) == 0
    assert main(["refresh", ledger]) == 0
    assert capsys.readouterr().out.endswith("one.db: 1 incident of 1 report\n")
    assert main(["refresh", str(tmp_path / "none.db")]) == 2
