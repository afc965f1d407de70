"""Writes docs/reference.md and docs/map.md from the program. Run `make docs`; a test holds the pages to it."""

import inspect
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import click
import package_map

from crossbearing import api, errors
from crossbearing.cli import COMMANDS, cli
from crossbearing.model import agreement, claim, entity, event, figure, pair, place, place_status, silence, when, zone

PAGE = Path(__file__).with_name("reference.md")
MODULES = (zone, entity, event, figure, claim, when, pair, silence, agreement, place, place_status)


def page() -> str:
    """The whole reference as Markdown."""
    parts = [
        "# Reference\n\nMade by `make docs` from the program; do not edit.\n",
        *_commands(),
        *_library(),
        *_words(),
        *_errors(),
    ]
    return "\n".join(parts)


def _commands() -> Iterator[str]:
    yield "## Commands\n"
    yield "Exit code 0: done. 1: stopped by the user. 2: bad input, said in one line on standard error.\n"
    context = click.Context(cli, info_name="crossbearing", **cli.context_settings)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        usage = click.Context(command, info_name=name, parent=context, **command.context_settings)
        yield f"### crossbearing {name}\n\n```text\n{command.get_help(usage)}\n```\n"


def _library() -> Iterator[str]:
    yield "## Library\n"
    yield "`import crossbearing as cb`\n"
    for name in sorted(api.__all__, key=str.casefold):
        value = getattr(api, name)
        yield f"### cb.{name}\n\n{inspect.getdoc(value)}\n" if name != "Reader" else ""
        if inspect.isclass(value) and name == "Ledger":
            for method in sorted(vars(value)):
                if not method.startswith("_"):
                    function = getattr(value, method)
                    signature = inspect.signature(function) if callable(function) else ""
                    yield f"* `{method}{signature}`: {_first_line(function)}".replace("self, ", "").replace(
                        "(self)", "()"
                    )
            yield ""


def _words() -> Iterator[str]:
    yield "## Words of the ledger\n"
    for module in MODULES:
        for _, kind in sorted(inspect.getmembers(module, inspect.isclass)):
            if issubclass(kind, StrEnum) and kind.__module__ == module.__name__:
                yield (
                    f"**{kind.__name__}**: {_first_line(kind)}\n\n" + ", ".join(f"`{one.value}`" for one in kind) + "\n"
                )


def _errors() -> Iterator[str]:
    yield "## Errors\n"
    yield f"```text\n{inspect.getdoc(errors)}\n```\n"


def _first_line(thing: object) -> str:
    return (inspect.getdoc(thing) or "").split("\n")[0]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    package_map.PAGE.write_text(package_map.page(), encoding="utf-8")
