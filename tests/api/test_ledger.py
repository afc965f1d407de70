"""What a ledger keeps when a run is ended, and which reading of a report it shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import crossbearing
from crossbearing.errors import InputError
from crossbearing.vocab.own import HOME

TEXT = "The Orra Column shelled the market of Tessaly on Monday and killed four people, the mayor said."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "first.txt"
    found.write_text(TEXT, encoding="utf-8")
    return found


@pytest.mark.parametrize("end", [KeyboardInterrupt, InputError])
def test_what_was_read_before_a_run_is_ended_is_kept(
    tmp_path: Path, path: Path, end: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def paths() -> Iterator[Path]:
        yield path
        raise end

    monkeypatch.setattr("crossbearing.run.reader.GROUP", 1)
    with crossbearing.open(tmp_path / "one.db") as ledger:
        with pytest.raises(end):
            ledger.add(paths())
        assert len(ledger) == 1


def test_a_ledger_shows_what_the_lists_in_use_make_of_a_report(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "register.csv").write_text("name,kind,side\nOrra Column,army,government\n", encoding="utf-8")
    with crossbearing.open(tmp_path / "one.db") as ledger:
        ledger.add(path)
        plain = ledger.readings()
        with monkeypatch.context() as lists:
            lists.setenv(HOME, str(tmp_path))
            assert [one.outcome for one in ledger.add(path)] == ["kept"]
            assert ledger.readings() != plain
        assert [one.outcome for one in ledger.add(path)] == ["known"]
        assert ledger.readings() == plain
