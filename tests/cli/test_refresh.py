"""What was added is brought together beforehand."""

from pathlib import Path

import pytest
from sqlalchemy import text

from crossbearing.cli import main
from store_places import behind


def test_refresh_says_what_the_reports_come_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "r.txt").write_text("Rockets hit Durra on Monday and killed 4 people.", encoding="utf-8")
    ledger = str(tmp_path / "one.db")
    assert main(["add", ledger, str(tmp_path / "r.txt")]) == 0
    assert main(["refresh", ledger]) == 0
    assert capsys.readouterr().out.endswith("one.db: 1 incident of 1 report\n")
    assert main(["refresh", str(tmp_path / "none.db")]) == 2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE snapshot_row SET json = x'00'",
        "UPDATE snapshot_row SET json = (SELECT json FROM snapshot_row WHERE kind = 'protected')",
        "DELETE FROM snapshot_row WHERE kind = 'protected'",
    ],
)
def test_a_view_that_was_changed_is_said_in_one_line_and_made_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: str
) -> None:
    (tmp_path / "r.txt").write_text("Rockets hit Durra on Monday and killed 4 people.", encoding="utf-8")
    ledger = str(tmp_path / "one.db")
    assert main(["add", ledger, str(tmp_path / "r.txt")]) == 0
    assert main(["incidents", ledger]) == 0
    seen = capsys.readouterr().out.partition("\n")[2]
    with behind(ledger) as connection:
        connection.execute(text(change))
    for command in ("incidents", "verify"):
        assert main([command, ledger]) == 2
        said = capsys.readouterr().err
        assert (said.count("\n"), "--anew" in said) == (1, True)
    assert main(["refresh", ledger, "--anew"]) == 0
    assert main(["verify", ledger]) == 0
    capsys.readouterr()
    assert main(["incidents", ledger]) == 0
    assert capsys.readouterr().out == seen
