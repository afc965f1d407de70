"""JSON on standard output."""

import click


def print_json(line: str) -> None:
    """Print one line of JSON in UTF-8, whatever the terminal's encoding: quotes stay verbatim."""
    click.echo(line.encode("utf-8"))
