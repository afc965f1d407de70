"""The option that names the key to a ledger's protected identities."""

from pathlib import Path

import click

from crossbearing.cli.options import FilePath
from crossbearing.store.sealing import KEY_ENVIRONMENT, Key, read_key

key_file = click.option(
    "--key",
    "key_file",
    type=FilePath(),
    envvar=KEY_ENVIRONMENT,
    metavar="FILE",
    help=f"The file with the key to the protected identities.  [env: {KEY_ENVIRONMENT}]",
)


def key_in(path: Path | None) -> Key | None:
    """The key in the file that was named; None where none was."""
    return None if path is None else read_key(path)


def require_key(path: Path | None) -> Key:
    """The key in the file that was named. A usage error where none was."""
    if path is None:
        raise click.UsageError(f"the key is needed: --key FILE, or {KEY_ENVIRONMENT}")
    return read_key(path)
