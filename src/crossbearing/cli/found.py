"""What a view finds, on the screen or as JSON."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec
from rich.console import Console

from crossbearing.cli.json_lines import print_json
from crossbearing.cli.lines import Line, print_lines
from crossbearing.model.reading import Reading
from crossbearing.reconcile.view import View

Found = TypeVar("Found")


def print_found(
    view: View,
    found: Sequence[Found],
    lines_of: Callable[[Found, Mapping[str, Reading]], Iterable[Line]],
    *,
    as_json: bool,
    nothing: str = "",
) -> None:
    """Print each thing found, as an object or in its lines; on the screen, `nothing` where there is none."""
    if as_json:
        print_objects(found)
        return
    lines = [line for one in found for line in lines_of(one, view.by_hash)]
    print_lines(Console(highlight=False), lines or [Line(0, nothing)])


def print_objects(found: Iterable[object]) -> None:
    """Print one JSON object a line."""
    for one in found:
        print_json(msgspec.json.encode(one).decode())
