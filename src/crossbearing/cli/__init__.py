"""The command line: declares, opens, calls, prints. Known errors become one line and exit code 2, here alone."""

import errno
import io
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

import click

from crossbearing.errors import CrossbearingError
from crossbearing.model.visible import visible

# name -> (module, help line). The modules behind a command are imported only when it runs, so that `--help` answers
# at once; a test holds the help lines to those of the commands themselves.
COMMANDS: dict[str, tuple[str, str]] = {
    "read": ("crossbearing.cli.read", "Read reports and print what each one claims."),
    "add": ("crossbearing.cli.add", "Read reports and keep them in a ledger file."),
    "watch": ("crossbearing.cli.watch", "Look at feeds again and again, and keep what is new."),
    "show": ("crossbearing.cli.show", "Show what a ledger holds."),
    "incidents": ("crossbearing.cli.incidents", "List what happened, as all reports tell it together."),
    "incident": ("crossbearing.cli.incident", "Show one incident in full."),
    "history": ("crossbearing.cli.history", "Show how the figures of one incident came in, day by day."),
    "agreements": ("crossbearing.cli.agreements", "List what was agreed, and where each duty stands."),
    "agreement": ("crossbearing.cli.agreement", "Show one agreement in full."),
    "contradictions": ("crossbearing.cli.contradictions", "List where sources cannot all be right, and why."),
    "place": ("crossbearing.cli.place", "Show the status of a place over time, and what happened there."),
    "sources": ("crossbearing.cli.sources", "List who reports and who is quoted, and how each stands to the others."),
    "silences": ("crossbearing.cli.silences", "List who said nothing, as reports tell it, and by your watch list."),
    "search": ("crossbearing.cli.search", "Find reports and claims by their words."),
    "serve": ("crossbearing.cli.serve", "Open the workbench: look at a ledger and decide in a browser."),
    "people": ("crossbearing.cli.people", "List the people who may work on a ledger in a browser, or add one."),
    "refresh": ("crossbearing.cli.refresh", "Bring together what was added, so that the next look is quick."),
    "edition": (
        "crossbearing.cli.edition",
        "Make an edition of a ledger: pages to read and tables to work with, in one folder.",
    ),
    "export": ("crossbearing.cli.export", "Write what a ledger holds in a format that others read."),
    "brief": (
        "crossbearing.cli.brief",
        "Write a situation report: who says what, with figures, map, timeline, agreements and sources.",
    ),
    "decide": ("crossbearing.cli.decide", "Add a decision of yours to a ledger."),
    "decisions": ("crossbearing.cli.decisions", "List what people decided, first to last."),
    "coders": ("crossbearing.cli.coders", "Show how far the people who decide agree, beyond chance."),
    "cases": ("crossbearing.cli.cases", "Write what people decided of single items as test cases for readers."),
    "reread": ("crossbearing.cli.reread", "Read the reports of a ledger again with this version of the reader."),
    "settings": ("crossbearing.cli.settings", "List the settings of a ledger, or change one."),
    "verify": ("crossbearing.cli.verify", "Check that nothing in a ledger was changed, dropped or slipped in."),
    "key": ("crossbearing.cli.key", "Make the key to the protected identities of a ledger."),
    "protect": (
        "crossbearing.cli.protect",
        "Put a code in the place of a person's names, in everything a ledger keeps.",
    ),
    "identities": ("crossbearing.cli.identities", "List the protected people of a ledger by their codes."),
    "reveal": ("crossbearing.cli.reveal", "Tell the names behind the code of a protected person."),
    "stamp": ("crossbearing.cli.stamp", "Have an authority confirm when a ledger stood as it does (RFC 3161)."),
    "backup": ("crossbearing.cli.backup", "Copy a ledger to one new file, while others read it and add to it."),
    "restore": ("crossbearing.cli.restore", "Make a ledger at a new place of a copy that `backup` wrote."),
    "merge": ("crossbearing.cli.merge", "Take into a ledger the reports, readings and decisions of another one."),
    "compare": (
        "crossbearing.cli.compare",
        "Compare what a ledger tells with a table in the shape of ACLED, UCDP GED or Airwars.",
    ),
    "clusters": ("crossbearing.cli.clusters", "Print what links the reports of a ledger, as JSON."),
    "demo": ("crossbearing.cli.demo", "Read the example reports and tell the story of their truce."),
    "gazetteer": ("crossbearing.cli.gazetteer", "Add your own places, or look a name up."),
    "register": ("crossbearing.cli.register", "Add your own actors and outlets, or look a name up."),
    "evaluate": ("crossbearing.cli.evaluate", "Measure the reader on annotated corpora and print one table."),
    "speed": ("crossbearing.cli.speed", "Measure how fast the reader is beside a plain pipeline in the same run."),
    "intake-rates": (
        "crossbearing.cli.intake_rates",
        "Measure how fast each format is opened beside the library that does it alone.",
    ),
    "scale": ("crossbearing.cli.scale", "Measure how well and how fast reports of made-up wars are brought together."),
    "storing": ("crossbearing.cli.storing", "Measure what a ledger of many reports costs to fill, to keep and to ask."),
    "simulate": (
        "crossbearing.cli.simulate",
        "Make up a war of which everything is known, and the reports that tell of it.",
    ),
    "train": ("crossbearing.cli.train", "Train a shipped part again from its corpora."),
}

DONE, STOPPED, REFUSED = 0, 1, 2


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


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="crossbearing")
@click.pass_context
def cli(context: click.Context) -> None:
    """Crossbearing reads conflict reporting and keeps an evidence ledger: who claims what happened, to whom, where
    and when, each value with the words and the source that carry it.

    Start with: crossbearing demo
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0: done. 1: stopped by the user, or nobody reads the output any more. 2: bad input, said in one line.
    """
    _write_any_character()
    # What a library logs of an interrupted connection is no line for the user: errors are said below, once.
    for library in ("sqlalchemy", "psycopg"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    try:
        cli.main(arguments, prog_name="crossbearing", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except CrossbearingError as error:
        return _refuse(str(error))
    except click.ClickException as error:
        return _refuse(_usage(error))
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except BrokenPipeError:
        # The reader of our output went away ("| head"): there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return _refuse("Cannot write the output: the disk is full. Free space and run the command again")
    return DONE


def _write_any_character() -> None:
    """Have a character that the terminal's encoding lacks written as a question mark instead of ending the program."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _usage(error: click.ClickException) -> str:
    """What is wrong with how a command was called, and where its help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context is not None else "crossbearing"
    dash = "; a file whose name begins with a dash is given as ./-name" if isinstance(error, click.NoSuchOption) else ""
    return f"{error.format_message().rstrip('.')}{dash}. Try: {path} --help"


def _refuse(line: str) -> int:
    with suppress(OSError):  # where even standard error cannot be written, the exit code still tells
        click.echo(f"Error: {visible(line)}", err=True)
    return REFUSED
