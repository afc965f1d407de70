"""Gives quotations to their speakers: words before and behind "he said", also over several sentences."""

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.extract.speech.attribution_parts import Parts
from crossbearing.extract.speech.quoted_runs import Run
from crossbearing.extract.words.marked import Marked


def with_quotations(marked: Marked, found: list[Parts], runs: Sequence[Run]) -> list[Parts]:
    """The attributions, each with the direct words that are its own although no rule of its sentence gave them."""
    owners: dict[int, int] = {}
    for n, run in enumerate(runs):
        owner = _owner(marked, found, run)
        if owner is None and n > 0 and n - 1 in owners and _follows(marked, runs[n - 1], run, found, owners[n - 1]):
            owner = owners[n - 1]
        if owner is None:
            continue
        owners[n] = owner
        found[owner] = _given(found[owner], run)
    return [parts for parts in found if len(parts.content) > 0]


def _given(parts: Parts, run: Run) -> Parts:
    """The attribution with a quotation as content, pieces within it swallowed."""
    kept = [(a, b) for a, b in parts.content if b <= run.first or a >= run.last]
    cut = [(a, b) for a, b in parts.content if a < run.first < b or a < run.last < b]
    first = min([run.first, *(a for a, _ in cut)])
    last = max([run.last, *(b for _, b in cut)])
    kept = [piece for piece in kept if piece[1] <= first or piece[0] >= last]
    return replace(parts, content=tuple(sorted([*kept, (first, last)])), speaks=True)


def _owner(marked: Marked, found: Sequence[Parts], run: Run) -> int | None:
    """The place of the attribution whose words a quotation is: behind it, before it, or around."""
    ends = marked.tokens[run.last - 1].sentence
    begins = marked.tokens[run.first].sentence
    best: tuple[int, int] | None = None
    for n, parts in enumerate(found):
        if not parts.speaks:
            continue
        sentence = marked.tokens[parts.head].sentence
        if sentence == begins - 1 and len(parts.content) == 0 and _announces(marked, sentence):
            best = (1, n) if best is None else best
            continue
        if sentence not in (ends, begins, ends + 1):
            continue
        if sentence == ends + 1 and not (parts.first == run.last and len(parts.content) == 0):
            continue
        if sentence == ends and parts.first >= run.last and parts.closing:
            gap = parts.first - run.last
        elif sentence == begins and parts.last <= run.first:
            gap = run.first - parts.last
        elif sentence == ends + 1:
            gap = 1
        elif any(a < run.last and run.first < b for a, b in parts.content):
            gap = 0
        else:
            continue
        if best is None or gap < best[0]:
            best = (gap, n)
    return None if best is None else best[1]


def _announces(marked: Marked, sentence: int) -> bool:
    """Whether a sentence ends in a colon."""
    return marked.tokens[marked.sentences[sentence].last - 1].text == ":"


def _follows(marked: Marked, before: Run, run: Run, found: Sequence[Parts], owner: int) -> bool:
    """Whether a quotation goes on with the words of the one before it."""
    a = marked.sentences[marked.tokens[before.last - 1].sentence]
    b = marked.sentences[marked.tokens[run.first].sentence]
    if b.first != run.first and marked.tokens[run.first].sentence != marked.tokens[found[owner].head].sentence:
        return False
    return b.index - max(a.index, marked.tokens[found[owner].head].sentence) <= 1 and b.paragraph - a.paragraph <= 1
