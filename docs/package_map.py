"""Writes docs/map.md from the docstrings of the package. Run `make docs`; a test holds the page to the package."""

import ast
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).with_name("map.md")
PACKAGE = Path(__file__).parents[1] / "src" / "crossbearing"

# Folders in the order in which a report passes through them.
ORDER = (
    *("intake", "extract", "extract/words", "extract/time", "extract/names", "extract/figures", "extract/speech"),
    *("extract/events", "extract/deals", "extract/places", "resolve", "reconcile", "store", "run", "train", "api"),
    *("cli", "simulate", "model", "vocab"),
)
HEAD = """# A map of the package

Made by `make docs` from the package; do not edit.

One report goes in as a file. `read` gives it text and zones; `extract` takes a draft through the steps that
`extract/pipeline.py` lists in order, each filling its own part; `reconcile` looks across reports; `store` keeps them;
`run` and `api` put the stages together and `cli` speaks to people. Words are data, in `vocab/en/`.
"""


def page() -> str:
    """The whole map as Markdown."""
    return "\n".join([HEAD, *(line for folder in ORDER for line in _section(folder))])


def _section(folder: str) -> Iterator[str]:
    yield f"## {folder}\n"
    said = _said(PACKAGE / folder / "__init__.py")
    if said:
        yield f"{said}\n"
    yield "| module | what it gives |"
    yield "|---|---|"
    for path in sorted((PACKAGE / folder).glob("*.py")):
        if path.name != "__init__.py":
            yield f"| `{path.stem}` | {_said(path)} |"
    yield ""


def _said(path: Path) -> str:
    """The first line of a module's docstring; empty if it has none."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    return docstring.split("\n")[0] if docstring else ""
