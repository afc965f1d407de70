"""docs/intake_rates.md: how many reports a second are opened in each format, and what a long web archive takes."""

import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from crossbearing.evaluate.intake_archives import Streamed
from crossbearing.evaluate.intake_rates import Rate
from crossbearing.evaluate.performance_page import machine

_HEAD = """# Rates of what comes in

Made by `crossbearing intake-rates`; do not edit. {reports:,} reports of a war made up by `crossbearing simulate`, each
about two thousand characters long, are written in every format and opened: from the file to the report with its text,
zones, publication and language, before any claim is read from it. Beside it the library that takes the text out does
that alone, over the same files in the same run; the two took turns, and the quickest turn of each counts. Seconds are
processor time, so figures are for **one core**; the ratio holds on other machines, the figures by themselves do not.

{machine}, Python {python}, {libraries}.

| format | reports a second | the library alone | which | ours beside it |
|---|---|---|---|---|"""
_WHY = """
*Only* rows stop at the bytes of each report, which is all that the library does there. The others pay for what no such
library gives: every block of a page is kept and named (title, body, caption, related links ...) where an extractor
drops all but the article, datelines, bylines and dates are looked for in every paragraph, and the language is told.
Decoding alone, JSON and CSV do nothing of the kind, so that their ratio is one of having a text and of knowing what
it is. Reading the claims takes many times as long as all of this: see [performance](performance.md)."""
_STREAMED = """
## Long web archives

Archives of one page after another, made for this and read to the end in a process of its own. *Memory* is the most
that the process held beyond what it held after the first thousand pages.

| archive | pages | unpacked | pages a second | memory |
|---|---|---|---|---|"""
_LIBRARIES = ("trafilatura", "feedparser", "pypdfium2", "fastwarc")


def intake_page(rates: Sequence[Rate], streamed: Sequence[Streamed]) -> str:
    """The page as Markdown."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    about = {"machine": machine(), "python": platform.python_version(), "libraries": libraries}
    parts = [_HEAD.format(reports=rates[0].reports, **about), *_rates(rates), _WHY]
    if streamed:
        parts += [_STREAMED, *_streamed(streamed)]
    return "\n".join(parts) + "\n"


def _rates(rates: Sequence[Rate]) -> Iterator[str]:
    for rate in rates:
        ours, alone = (_rounded(rate.reports / seconds) for seconds in (rate.ours, rate.alone))
        yield f"| {rate.format.name} | {ours} | {alone} | {rate.format.beside} | {rate.alone / rate.ours:.2f} x |"


def _streamed(streamed: Sequence[Streamed]) -> Iterator[str]:
    for one in streamed:
        yield (
            f"| {one.name} | {one.pages:,} | {one.unpacked / 1e9:.1f} GB | {_rounded(one.pages / one.seconds)} "
            f"| {one.megabytes:,.0f} MB |"
        )


def _rounded(number: float) -> str:
    """A number by its first three figures, as more of them would differ from run to run."""
    return f"{float(f'{number:.3g}'):,.0f}"
