"""`crossbearing search`."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from crossbearing import api
from crossbearing.api.searching import LIMIT, Found, FoundClaim, FoundReport
from crossbearing.cli.found import more_lines, print_objects
from crossbearing.cli.lines import Line, print_lines, source_of
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.cli.words import CUT, hides_names, holders, label, shown
from crossbearing.errors import InputError
from crossbearing.model.claim import ClaimKind
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span
from crossbearing.store.search_wanted import Inside

# So many claims of one report are listed; the JSON has all.
MOST_CLAIMS = 4
FOUND_MARK = "*"
# What makes one argument a query of its own and not a phrase.
_SIGNS = re.compile(r'["“”„«»*|]|\bOR\b|(?:^|\s)-')


# A word may begin with a dash here (-without), so there is no short option.
@click.command("search", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@ledger_path
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--time", metavar="DATE", help="Published in that time: 2016-11, 2016-11-14/2016-11-17 (EDTF).")
@click.option("--from", "since", metavar="DATE", help="Published on that day, in that month or year, or later.")
@click.option("--to", "until", metavar="DATE", help="Published by the end of that day, month or year.")
@click.option("--publisher", metavar="NAME", help="By that publisher: words of its name.")
@click.option("--language", metavar="CODE", help="In that language: en, ar ...")
@click.option("--kind", type=click.Choice([kind.value for kind in ClaimKind]), help="In claims of that kind.")
@click.option("--holder", metavar="NAME", help="In claims of that holder: words that name them.")
@click.option("--in", "inside", type=click.Choice([where.value for where in Inside]), help="Where all the words stand.")
@click.option("--limit", type=click.IntRange(1), default=LIMIT, show_default=True, help="So many reports.")
@click.option("--offset", type=click.IntRange(0), default=0, help="After so many.")
@click.option("--rebuild", is_flag=True, help="Make the index anew from the readings first.")
@as_json
def command(ledger: str | Path, words: Sequence[str], rebuild: bool, as_json: bool, **chosen: Any) -> None:
    """Find reports and claims by their words.

    All words are looked for, in any spelling: case, accents, hamza, forms of Arabic letters and the article al- do not
    matter. "in quotes" is a phrase, -word must not be there, begin* is the beginning of a word, this OR that is either.
    Newest first, with the words found between asterisks. Example: crossbearing search waer.db detainees OR prisoners
    -hospital --from 2016-11
    """
    _refuse_options(words)
    chosen["time"] = _time(chosen.pop("time"), chosen.pop("since"), chosen.pop("until"))
    with api.open(ledger, create=False) as opened:
        if rebuild:
            indexed = counted(opened.rebuild_search(), "report")
            click.echo(f"The search index was made anew: {indexed}", err=True)
            if not words and not any(value for name, value in chosen.items() if name not in ("limit", "offset")):
                return
        found = opened.search(" ".join(map(_typed, words)), **chosen)
    if as_json:
        print_objects(_objects(found, chosen["offset"]))
    else:
        print_lines(Console(highlight=False), _lines(found, chosen["offset"]))


def _refuse_options(words: Sequence[str]) -> None:
    """Raise NoSuchOption for a word that was meant as an option."""
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word, ctx=click.get_current_context())


def _typed(word: str) -> str:
    """An argument as a query has it: shells take the quotation marks off a phrase and leave its blanks."""
    return word if _SIGNS.search(word) or len(word.split()) < 2 else f'"{word}"'


def _time(time: str | None, since: str | None, until: str | None) -> str | None:
    if since is None and until is None:
        return time
    if time is not None:
        raise InputError("--time was given with --from or --to. Give one or the other")
    return f"{since or '..'}/{until or '..'}"


def _lines(found: Found, offset: int) -> Iterator[Line]:
    if found.total == 0:
        yield Line(0, "Nothing in this ledger has that.")
        return
    yield Line(0, f"{counted(found.total, 'report')}, newest first", "dim")
    for report in found.reports:
        yield from _report_lines(report)
    yield from more_lines(found.total - offset - len(found.reports))


def _report_lines(found: FoundReport) -> Iterator[Line]:
    yield Line(0, f"{source_of(found.reading)}: {shown(found.reading, found.reading.doc_id)}", "bold")
    if found.passage is not None:
        yield Line(2, f"{CUT} {shown(found.reading, _marked(found.passage.span, found.passage.found))} {CUT}")
    for one in found.claims[:MOST_CLAIMS]:
        yield Line(2, _claim_text(found.reading, one))
    if (more := len(found.claims) - MOST_CLAIMS) > 0:
        yield Line(2, f"... and {counted(more, 'more claim')}", "dim")


def _claim_text(reading: Reading, one: FoundClaim) -> str:
    """Who claims it and what kind of claim it is, with the words found marked in its content."""
    content = " ... ".join(_marked(span, one.found) for span in one.claim.content)
    return f"{holders(reading, one.claim)} ({label(one.claim.kind)}): “{shown(reading, content)}”"


def _marked(whole: Span, found: Sequence[Span]) -> str:
    """The words of a span, those found between marks."""
    parts, at = [], whole.start
    for span in found:
        if whole.covers(span):
            parts += [_cut(whole, at, span.start), FOUND_MARK, span.quote, FOUND_MARK]
            at = span.end
    return "".join([*parts, _cut(whole, at, whole.end)])


def _cut(whole: Span, start: int, end: int) -> str:
    return whole.quote[start - whole.start : end - whole.start]


def _objects(found: Found, offset: int) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(found.reports, offset + 1):
        reading, passage = one.reading, one.passage
        yield {
            "number": number,
            "total": found.total,
            "doc_id": reading.doc_id,
            "sha256": reading.sha256,
            "publisher": reading.document.publisher,
            "published": reading.document.published,
            "passage": None
            if passage is None
            else _object(reading, passage.span) | {"found": [_object(reading, span) for span in passage.found]},
            "claims": [_claim_object(reading, claim) for claim in one.claims],
        }


def _claim_object(reading: Reading, one: FoundClaim) -> dict[str, Any]:
    return {
        "id": one.claim.id,
        "kind": one.claim.kind,
        "holder": holders(reading, one.claim),
        "content": [_object(reading, span) for span in one.claim.content],
        "found": [_object(reading, span) for span in one.found],
    }


def _object(reading: Reading, span: Span) -> dict[str, Any]:
    """A span with its words as they stand in the text, or with stand-ins for protected names."""
    quote = shown(reading, span.quote) if hides_names(reading) else span.quote
    return {"quote": quote, "start": span.start, "end": span.end}
