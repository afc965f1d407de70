"""What a scorer wrote of ledgers: its object, checked for all that is shown of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossbearing.errors import SetupError


def scored(path: Path, program: Path) -> dict[str, Any]:
    """The figures that a scorer wrote; SetupError if they are no JSON or lack some."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise SetupError(f"Cannot use the scorer {program}: it wrote no JSON ({error}); give another") from error
    if not isinstance(found, dict):
        raise SetupError(f"Cannot use the scorer {program}: it wrote no JSON object; give another")
    if lacking := list(_lacking(found)):
        raise SetupError(f"Cannot use the scorer {program}: its figures lack {', '.join(lacking)}; give another")
    return found


def _lacking(found: dict[str, Any]) -> Iterator[str]:
    """The names of figures that are not there, or are no numbers."""
    yield from _not_numbers(found, "", "ledger_score", "plain_score")
    yield from _not_numbers(found.get("traps"), "traps.", "sprung", "checked")
    layers = found.get("layers")
    if not isinstance(layers, dict):
        yield "layers"
        return
    for name, row in layers.items():
        yield from _not_numbers(row, f"layers.{name}.", "weight", "gold")
        # Without gold there is nothing to score, and nothing is shown.
        if isinstance(row, dict) and row.get("gold"):
            yield from _not_numbers(row, f"layers.{name}.", "f1", "graded_f1")


def _not_numbers(part: Any, before: str, *names: str) -> Iterator[str]:
    for name in names:
        if not isinstance(part, dict) or not isinstance(part.get(name), int | float):
            yield before + name
