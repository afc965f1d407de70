"""`crossbearing people`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

import click
from rich.console import Console

from crossbearing import api
from crossbearing.api.people import People
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.options import FilePath, ledger_path
from crossbearing.errors import InputError
from crossbearing.model.person import Role
from crossbearing.model.visible import visible
from crossbearing.store.accounts import Account


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be done with whom."""

    name: str
    role: Role | None
    password_file: Path | None
    by: str

    def password(self) -> str:
        """The password, from the file or typed twice where nobody sees it."""
        if self.password_file is None:
            return str(click.prompt(f"Password for {visible(self.name)}", hide_input=True, confirmation_prompt=True))
        try:
            return self.password_file.read_text(encoding="utf-8").removesuffix("\n").removesuffix("\r")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "it is no UTF-8 text"
            raise InputError(f"The password was to be read from {self.password_file}: {why}") from error

    def wanted_role(self) -> Role:
        """The role, which has to be said."""
        if self.role is None:
            raise click.UsageError(f"say with --role what {visible(self.name)} is to be: {', '.join(Role)}")
        return self.role


def _add(people: People, asked: _Asked) -> Account:
    return people.add(asked.name, asked.wanted_role(), asked.password(), by=asked.by)


def _role(people: People, asked: _Asked) -> Account:
    return people.change_role(asked.name, asked.wanted_role(), by=asked.by)


def _password(people: People, asked: _Asked) -> Account:
    return people.change_password(asked.name, asked.password(), by=asked.by)


def _close(people: People, asked: _Asked) -> Account:
    return people.close(asked.name, by=asked.by)


_ACTIONS: dict[str, Callable[[People, _Asked], Account]] = {
    "add": _add,
    "role": _role,
    "password": _password,
    "close": _close,
}


@click.command("people")
@ledger_path
@click.argument("action", required=False, type=click.Choice(list(_ACTIONS)))
@click.argument("name", required=False)
@click.option("--role", type=click.Choice(list(Role), case_sensitive=False), help="What the person may do.")
@click.option("--password-file", type=FilePath(), help="Read the password from this file and ask for none.")
@click.option("--who", help="Who asks for it.  [default: your login name]")
def command(  # noqa: PLR0913, PLR0917 - one for each option
    ledger: str | Path,
    action: str | None,
    name: str | None,
    role: str | None,
    password_file: Path | None,
    who: str | None,
) -> None:
    """List the people who may work on a ledger in a browser, or add one.

    add NAME --role ROLE makes an account, role NAME --role ROLE changes what it may do, password NAME gives it another
    password, close NAME closes it. A reader looks; a reviewer also decides on items and takes back own decisions; an
    editor also merges, splits, protects and takes back what others decided; an admin also lets people in. Example:
    crossbearing people waer.db add Amal --role admin
    """
    with api.open(ledger, create=False) as opened:
        if action is None:
            print_lines(Console(highlight=False), _listed(opened.people))
            return
        if name is None:
            raise click.UsageError(f"{action} whom? Give a name")
        asked = _Asked(name, None if role is None else Role(role), password_file, who or getuser())
        click.echo(f"{visible(opened.name)}: {_state(_ACTIONS[action](opened.people, asked))}")


def _listed(people: People) -> Iterator[Line]:
    accounts = people.listed()
    if not accounts:
        yield Line(0, "nobody has an account, and whoever sits at this machine needs none")
    for account in accounts:
        yield Line(0, _state(account), "bold" if account.role else "dim")
        yield Line(2, f"{account.at}  by {visible(account.by)}")


def _state(account: Account) -> str:
    return f"{visible(account.name)} {account.role or 'closed'}"
