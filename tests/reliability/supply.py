"""Made-up reports in any number, each with its reading at hand, so that storing is nearly all that takes time."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from made import BODY, make_imprint, make_reading, make_report

READER = "test/1"


def supplied(number: int) -> tuple[Report, Reading]:
    """The report with this number, and its reading with one claim. Every seventh is thirty times as long."""
    text = f"{BODY} Number {number}." + " The market was closed." * (30 if number % 7 == 0 else 1)
    report = make_report(f"{number}.txt", text=text)
    return report, make_reading(report, make_imprint(), killed=12 + number)


def batches(numbers: Sequence[int], together: int) -> Iterator[list[tuple[Report, Reading]]]:
    """The reports with these numbers, so many at a time."""
    for start in range(0, len(numbers), together):
        yield [supplied(number) for number in numbers[start : start + together]]


def written(folder: Path, number: int) -> list[Path]:
    """So many short files for the reader, named by their number."""
    paths = [folder / f"{name}.txt" for name in range(number)]
    for name, path in enumerate(paths):
        path.write_text(f"Rockets hit the market of Durra on Monday and killed {name + 2} people, the mayor said.\n")
    return paths
