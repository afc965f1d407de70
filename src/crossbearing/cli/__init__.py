"""The command line: declares, opens, calls, prints. Known errors become one line and exit code 2, here alone."""

import errno
import os
import sys
from importlib import import_module

import click

from crossbearing.errors import CrossbearingError

# name -> (module, help line). The modules behind a command are imported only when it runs, so that `--help` answers
# at once; a test holds the help lines to those of the commands themselves.
COMMANDS: dict[str, tuple[str, str]] = {
    "read": ("crossbearing.cli.read", "Read reports and print what each one claims."),
    "add": ("crossbearing.cli.add", "Read reports and keep them in a ledger file."),
    "show": ("crossbearing.cli.show", "Show what a ledger holds."),
    "clusters": ("crossbearing.cli.clusters", "Print what links the reports of a ledger, as JSON."),
    "demo": ("crossbearing.cli.demo", "Read the example reports and tell the story of their truce."),
    "train": ("crossbearing.cli.train", "Train a shipped part again from its corpora."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports each when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="crossbearing")
def cli() -> None:
    """Crossbearing reads conflict reporting and keeps an evidence ledger: who claims what happened, to whom, where
    and when, each value with the words and the source that carry it.

    Start with: crossbearing demo
    """


def main() -> None:
    """Run the command line. Exit code 0: done; 1: stopped by the user; 2: bad input, said in one line."""
    try:
        cli(standalone_mode=False)
        sys.stdout.flush()
    except CrossbearingError as error:
        _fail(str(error))
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output went away ("| head"): there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _fail("Cannot write the output: the disk is full. Free space and run the command again")


def _fail(line: str) -> None:
    click.echo(f"Error: {' '.join(line.split())}", err=True)
    sys.exit(2)
