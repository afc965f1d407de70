"""What a view finds, on the screen or as JSON."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec
from rich.console import Console

from crossbearing.cli.json_lines import print_json
from crossbearing.cli.lines import Line, print_lines
from crossbearing.model.reading import Reading

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Found]):
    """Things found, what to say where there are none, and how many more there are than are listed."""

    found: Sequence[Found]
    nothing: str = ""
    more: int = 0


def print_found(
    listed: Listed[Found],
    lines_of: Callable[[Found, Mapping[str, Reading]], Iterable[Line]],
    readings: Mapping[str, Reading],
    *,
    as_json: bool,
) -> None:
    """Print each thing found, as an object or in its lines with the words of the readings."""
    if as_json:
        print_objects(listed.found)
        return
    lines = [line for one in listed.found for line in lines_of(one, readings)]
    print_lines(Console(highlight=False), [*(lines or [Line(0, listed.nothing)]), *more_lines(listed.more)])


def more_lines(more: int) -> Iterator[Line]:
    """The line that says how many things a list goes on for, if it does."""
    if more > 0:
        yield Line(0, f"... and {more:,} more: narrow the search, or give --offset or --limit", "dim")


def print_objects(found: Iterable[object]) -> None:
    """Print one JSON object a line."""
    for one in found:
        print_json(msgspec.json.encode(one).decode())
