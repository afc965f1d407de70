"""`crossbearing watch`."""

import shlex
from collections import Counter
from datetime import datetime
from getpass import getuser
from pathlib import Path

import click

from crossbearing import api
from crossbearing.api.polls import Outcome, Polled
from crossbearing.cli.add import end_protection
from crossbearing.cli.key_option import key_file, key_in
from crossbearing.cli.options import FilePath, ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.cli.stopping import stopping
from crossbearing.errors import InputError
from crossbearing.intake.web.feed_list import FeedList, read_feed_list
from crossbearing.intake.web.lengths import HOW_TO_WRITE, seconds_of
from crossbearing.model.visible import visible


def _seconds(context: click.Context, option: click.Parameter, value: str | None) -> int | None:
    """A length of time, in seconds."""
    seconds = None if value is None else seconds_of(value)
    if value is not None and seconds is None:
        raise click.BadParameter(f"{value!r} is no length of time; {HOW_TO_WRITE}", context, option)
    return seconds


@click.command("watch")
@ledger_path
@click.argument("feeds", type=FilePath(), metavar="FEEDS.toml")
@click.option("--once", is_flag=True, help="Look at each feed that is due, and end.")
@click.option("--for", "seconds", callback=_seconds, metavar="TIME", help="End after so long: 8h, 30m, 2d.")
@key_file
def command(ledger: str | Path, feeds: Path, once: bool, seconds: int | None, key_file: Path | None) -> None:
    """Look at feeds again and again, and keep what is new.

    FEEDS.toml lists them (docs/watching.md). Each feed is asked when it is due, only for what changed; robots.txt is
    kept to, failures are waited out longer and longer, and one feed's failure stops no other. What was seen is in the
    ledger, so a watch can be ended at any moment and goes on where it was. Ctrl-C ends it after the present report.
    Example: crossbearing watch waer.db feeds.toml --for 8h
    """
    listed = read_feed_list(feeds)
    key = key_in(key_file)
    with api.open(ledger) as opened:
        if key is not None:
            opened.protection.while_adding(key, who=getuser())
        done = _watched(opened, listed, once=once, seconds=seconds)
        end_protection(opened, done["kept"], has_key=key is not None)
    if once and done["failed"]:
        feeds_there_are = counted(len(listed.feeds), "feed")
        raise InputError(f"{done['failed']} of {feeds_there_are} could not be looked at, each named above")


def _watched(opened: api.Ledger, listed: FeedList, *, once: bool, seconds: int | None) -> Counter[str]:
    """How many reports were kept and refused, and how many looks failed; each look is told of as it is over."""
    done: Counter[str] = Counter()
    try:
        with stopping() as stop:
            steps = opened.watching(listed, sleep=stop.sleep, stopped=stop.asked).steps(once=once, seconds=seconds)
            for one in steps:
                click.echo(_line(one))
                for reason in one.refused:
                    click.echo(f"  Refused: {visible(reason)}", err=True)
                done.update(kept=one.kept, refused=len(one.refused), failed=int(one.outcome is Outcome.FAILED))
    finally:
        # Said even when a full disk or the user ends the watch: what is counted here is in the ledger.
        click.echo(_summary(opened.name, done))
    return done


def _summary(ledger: str, done: Counter[str]) -> str:
    refused = f"{done['refused']:,} refused (crossbearing show {shlex.quote(ledger)} refused)"
    said = f"{ledger}: {counted(done['kept'], 'new report')} kept{', ' + refused if done['refused'] else ''}"
    return visible(said)


def _line(one: Polled) -> str:
    """What became of a look, in one line: when, which feed, what, and when it is looked at again."""
    due = "" if one.due is None else f"; next at {_time(one.due, one.at)}"
    match one.outcome:
        case Outcome.SAME:
            said = f"not modified{_moved(one)}{due}"
        case Outcome.NOT_DUE:
            said = f"not due{due}"
        case Outcome.FAILED:
            again = "" if one.due is None else f"; tried again at {_time(one.due, one.at)}"
            said = f"failed: {one.reason}{again}"
        case _:
            said = f"{_counts(one)}{_moved(one)}{due}"
    return f"{one.at.astimezone():%H:%M:%S} {visible(f'{one.feed.name}: {said}')}"


def _moved(one: Polled) -> str:
    """Where a feed is by now, as long as the list has its old address."""
    return "" if one.moved is None else f"; it moved to {one.moved}, mend the list"


def _time(due: datetime, at: datetime) -> str:
    """A moment by this machine's clock; with its day where that is another one."""
    there, here = due.astimezone(), at.astimezone()
    return f"{there:%H:%M}" if there.date() == here.date() else f"{there:%Y-%m-%d %H:%M}"


def _counts(one: Polled) -> str:
    """How many of each there were."""
    said = [f"{counted(one.kept, 'new report')} kept" if one.kept else "nothing new"]
    said += [f"{one.known:,} there already"] if one.known else []
    said += [f"{len(one.refused):,} refused"] if one.refused else []
    said += [f"{len(one.put_off):,} put off ({one.put_off[0]})"] if one.put_off else []
    said += [f"{one.left:,} left for the next look"] if one.left else []
    said += [one.reason] if one.reason else []
    said += ["stopped"] if one.outcome is Outcome.STOPPED else []
    return ", ".join(said)
