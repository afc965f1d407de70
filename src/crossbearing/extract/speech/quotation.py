"""Stretches between quotation marks: straight and curly, double and single, over one or more sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crossbearing.extract.words.marked import Marked
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind

# Zones whose quotations count.
QUOTING = (ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.CORRECTION_NOTE)

# Double marks may hold single ones and several sentences, but no second opening mark of their own kind. A quotation
# left open runs to the end of its paragraph: the next paragraph opens anew.
_DOUBLE = re.compile(r"“(?P<a>[^“”]+)(?:”|\Z)|«(?P<b>[^«»]+)(?:»|\Z)|„(?P<c>[^„“”]+)[“”]|\"(?P<d>[^\"]+)(?:\"|\Z)")
# A single mark opens only before a word, and closes only after one; an apostrophe does neither.
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?P<e>\w[^‘“”\"\n]*?[\w.,!?])[’'](?!\w)")
# A comma or full stop inside the marks ends a sentence of the speaker's.
_ENDED = frozenset(mark + close for mark in ",." for close in "”\"’'»")
# Where one sentence ends and another begins.
_SENTENCE_END = re.compile(r"[.!?] [A-Z]")
# Fewer words than this are a phrase taken from somebody, not a sentence of theirs.
SENTENCE_WORDS = 3
# Characters between the halves of one quoted sentence: the attribution with its marks.
LONGEST_BREAK = 80


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks at characters `start` to `end`; `direct` if they are a sentence of somebody's own."""

    start: int
    end: int
    direct: bool

    def holds(self, start: int, end: int) -> bool:
        """Whether these characters lie between the marks."""
        return self.start <= start and end <= self.end


def find_quoted(marked: Marked) -> tuple[Quoted, ...]:
    """Every stretch between quotation marks, in order of the text."""
    found = [
        Quoted(start, end, _is_sentence(marked, start, end))
        for paragraph in marked.report.spans_of(*QUOTING)
        for start, end in _stretches(marked.text, paragraph)
    ]
    ordered = sorted(found, key=lambda quoted: (quoted.start, quoted.end))
    return tuple(_continued(marked, ordered))


def _continued(marked: Marked, found: list[Quoted]) -> list[Quoted]:
    """The quotations, the second half of a sentence taken apart ("We stay," he said, "and wait") as direct too."""
    done: list[Quoted] = []
    for quoted in found:
        between = marked.text[done[-1].end : quoted.start] if len(done) > 0 else ""
        spoken = len(done) > 0 and (done[-1].direct or _SENTENCE_END.search(marked.text, quoted.start, quoted.end))
        halved = bool(spoken) and between.startswith(",") and "." not in between and len(between) < LONGEST_BREAK
        done.append(replace(quoted, direct=True) if halved else quoted)
    return done


def _stretches(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    """Characters between double marks, and between single marks outside those."""
    taken: list[tuple[int, int]] = []
    for match in _DOUBLE.finditer(paragraph.quote):
        taken.append(match.span())
        yield from _inner(text, paragraph.start, match)
    if "'" not in paragraph.quote and "‘" not in paragraph.quote:
        return
    for match in _SINGLE.finditer(paragraph.quote):
        if not any(start <= match.start() < end for start, end in taken):
            yield from _inner(text, paragraph.start, match)


def _inner(text: str, offset: int, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The words alone: no marks, no white space, no comma or full stop that belongs to the sentence around."""
    group = next(name for name, words in match.groupdict().items() if words is not None)
    inner = Span.trimmed(text, offset + match.start(group), offset + match.end(group))
    if inner is None:
        return
    words = inner.quote.rstrip(".,; ")
    if any(letter.isalnum() for letter in words):
        yield inner.start, inner.start + len(words)


def _is_sentence(marked: Marked, start: int, end: int) -> bool:
    """Whether the words begin like a sentence, are long enough for one and hold a verb or end in their own mark."""
    words = [token for token in marked.tokens_in(start, end) if token.pos != "PUNCT"]
    begins = marked.text[start].isupper() or marked.text[start].isdigit()
    ended = marked.text[end : end + 2] in _ENDED or marked.text[end : end + 1] in ("!", "?")
    tells = ended or any(token.pos in ("VERB", "AUX") for token in words)
    return begins and len(words) >= SENTENCE_WORDS and tells
