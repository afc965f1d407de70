"""docs/performance.md: how fast the reader is, beside what, and how it was measured."""

import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from crossbearing.evaluate.speed import Added, Speed

_HEAD = """# Performance

Made by `crossbearing speed`; do not edit. Measured on the development texts of MUC-4 (news of the 1980s,
all in capitals) and Airwars (reports of air strikes), {texts:,} texts of {words:,} words. Seconds are processor time,
so figures are for **one core**. *Plain pipeline* is the shipped grammar (tagger, parser and names) run by spaCy alone
over the same texts; reader and pipeline took turns in the same run, so their ratio holds on other machines while the
figures by themselves do not.

{machine}, Python {python}, spaCy {spacy}.

| | words a second | µs a word | share | beside the plain pipeline |
|---|---|---|---|---|"""
_MEMORY = """
Most memory that a process held while it read all texts: **{megabytes:,.0f} MB**."""
_CASCADE = """
Cheap looks come first. A word calls up only the rules that it may set off: triggers of events, kinds of deeds, states
of places, silences; a sentence without any word of a time expression is not searched for it. Every sentence is parsed,
though: nearly each one of such reports has a trigger, a saying word or a figure, so leaving the others out would save
next to nothing and cost statements. What a word is by itself is worked out once and kept, trees and names are built
for many sentences at once, and what comes out is what spaCy gives with the same weights.
"""
_ADD = """
## Adding to a ledger

Seconds on the clock until {reports:,} short reports ({words:,} words) are in a new ledger file, the start of the
processes counted.

| processes | seconds | reports a second | times one process |
|---|---|---|---|"""


_SERVING = "\n## Serving\n"


def with_serving(page: str, serving: str) -> str:
    """The page with this part (Markdown) on the workbench, in place of the one it had."""
    return f"{page.partition(_SERVING)[0]}{_SERVING}\n{serving.strip()}\n"


def serving_of(page: str) -> str | None:
    """The part of a page on the workbench; None where it has none."""
    _, title, serving = page.partition(_SERVING)
    return serving.strip() if title else None


def performance_page(speed: Speed) -> str:
    """The page as Markdown."""
    about = {"machine": machine(), "python": platform.python_version(), "spacy": version("spacy")}
    parts = [_HEAD.format(texts=speed.texts, words=speed.words, **about), *_stages(speed)]
    parts += [_MEMORY.format(megabytes=speed.peak_megabytes), _CASCADE.rstrip("\n")]
    if speed.added is not None:
        parts += [_ADD.format(reports=speed.added.reports, words=speed.added.words), *_added(speed.added)]
    return "\n".join(parts) + "\n"


def _stages(speed: Speed) -> Iterator[str]:
    rows = [*speed.stages.items(), ("**text to ledger line**", speed.total), ("plain pipeline", speed.plain)]
    for name, seconds in rows:
        share = "" if name == "plain pipeline" else f"{seconds / speed.total:.0%}"
        micro = 1_000_000 * seconds / speed.words
        yield (
            f"| {name} | {_rounded(speed.words / max(seconds, 1e-6))} | {micro:.1f} | {share} "
            f"| {speed.plain / max(seconds, 1e-6):.2f} x |"
        )


def _rounded(number: float) -> str:
    """A number by its first three figures, as more of them would differ from run to run."""
    return f"{float(f'{number:.3g}'):,.0f}"


def _added(added: Added) -> Iterator[str]:
    one = added.seconds[1]
    for processes, seconds in added.seconds.items():
        yield f"| {processes} | {seconds:.1f} | {added.reports / seconds:.1f} | {one / seconds:.2f} |"


def machine() -> str:
    """The processor, as the system names it."""
    listed = Path("/proc/cpuinfo")
    names = [line for line in listed.read_text().splitlines() if "model name" in line] if listed.is_file() else []
    return names[0].partition(":")[2].strip() if names else platform.processor() or platform.machine()
