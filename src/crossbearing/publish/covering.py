"""Which characters of a report go out as codes, and which not at all."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossbearing.model.entity import Entity, MentionKind
from crossbearing.model.reading import Reading
from crossbearing.publish.narrowing import Narrowing
from crossbearing.publish.spotting import Spotter, folded
from crossbearing.vocab import load

# Stands for words that were left out.
WITHHELD = "[…]"
# A piece that is so many characters away is right beside: a blank, a comma or a quotation mark stands between.
_BESIDE = 3
# What stands between two pieces and says nothing where both are gone.
_WORD = re.compile(r"\w+")
_BLANK = " ,\n\t–—-("


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """Characters `start` to `end` of a report that do not go out, and the code for them where they name somebody."""

    start: int
    end: int
    code: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The pieces of one report, in order; none overlap."""

    pieces: tuple[Piece, ...]

    def with_pieces(self, pieces: Sequence[Piece], text: str) -> "Cover":
        """The same with more left out."""
        return Cover(tuple(_apart([*self.pieces, *pieces], text)))

    def over(self, start: int, end: int) -> list[Piece]:
        """The pieces that share a character with a stretch."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        last = bisect_left(self.pieces, end, key=lambda piece: piece.start)
        return list(self.pieces[first:last])

    def near(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with a piece, or stands right beside one."""
        return bool(self.over(start - _BESIDE, end + _BESIDE))

    def shown(self, text: str, start: int, end: int) -> str:
        """A stretch of the report's text as it goes out; a piece that it cuts is left out whole."""
        parts, done, before = [], start, ""
        for piece in self.over(start, end):
            gap = text[done : max(done, piece.start)]
            sign = piece.code or WITHHELD
            if before and not gap.strip(_BLANK):
                # Between two pieces nothing is left to say; of two that are left out, one sign is enough.
                gap, sign = (" ", sign) if before != WITHHELD or piece.code else ("", "")
            parts += [gap, sign]
            done, before = min(piece.end, end), sign or before
        return "".join([*parts, text[done:end]])


def cover_of(reading: Reading, text: str, codes: Mapping[str, str], spotter: Spotter) -> Cover:
    """What does not go out of a report in which the entities of `codes` are protected."""
    pieces = [Piece(one.start, one.end, one.code if one.code != WITHHELD else "") for one in spotter.seen(text)]
    protected = [entity for entity in reading.entities if entity.id in codes]
    if protected:
        named = ((mention.start, mention.end) for entity in protected for mention in entity.mentions)
        narrowing = Narrowing(text, _told(reading, codes), named)
        for entity in protected:
            pieces += _of(entity, codes[entity.id], text, narrowing)
        own = (claim for claim in reading.claims if claim.last.entity in codes)
        pieces += [
            Piece(*one) for claim in own for span in claim.content for one in narrowing.within(span.start, span.end)
        ]
    return Cover(tuple(_apart(pieces, text)))


def _told(reading: Reading, codes: Collection[str]) -> frozenset[int]:
    """Where contents of claims begin, saying words stand, and others are named who say something."""
    found = {span.start for claim in reading.claims for span in claim.content}
    for link in (link for claim in reading.claims for link in claim.chain):
        if link.cue is not None:
            found.add(link.cue.start)
        if link.holder is not None and link.entity not in codes:
            found.add(link.holder.start)
    return frozenset(found)


def _of(entity: Entity, code: str, text: str, narrowing: Narrowing) -> Iterator[Piece]:
    """The mentions of a protected entity and what describes it."""
    role = None if entity.role is None else folded(entity.role)
    if role:
        yield from (Piece(one.start, one.end) for one in Spotter({role: WITHHELD}).seen(text))
    reach = -1
    for mention in sorted(entity.mentions, key=lambda one: (one.start, -one.end)):
        if mention.kind is MentionKind.PRONOUN:
            described = narrowing.after_pronoun(mention.start, mention.end)
        else:
            yield Piece(mention.start, mention.end, code)
            # What stands beside the larger of two mentions, one in the other, stands beside both.
            is_inner, reach = mention.end <= reach, max(reach, mention.end)
            described = iter(()) if is_inner else narrowing.around(mention.start, mention.end)
        yield from (Piece(start, end) for start, end in described)


def _apart(pieces: Iterable[Piece], text: str) -> list[Piece]:
    """The pieces without overlaps: where words are a name and described too, the code stands."""
    named = _merged(piece for piece in pieces if piece.code)
    found = list(named)
    for piece in _merged(piece for piece in pieces if not piece.code):
        start = piece.start
        first = bisect_right(named, start, key=lambda one: one.end)
        last = bisect_left(named, piece.end, key=lambda one: one.start)
        for name in named[first:last]:
            found.append(Piece(start, name.start))
            start = name.end
        found.append(Piece(start, piece.end))
    return sorted(one for one in found if one.code or _tells(text[one.start : one.end]))


def _tells(words: str) -> bool:
    """Whether words are more than such as stand between others."""
    return any(word.casefold() not in _bare_words() for word in _WORD.findall(words))


@cache
def _bare_words() -> frozenset[str]:
    return frozenset(load("common_words")["words"])


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, those that overlap as one."""
    kept: list[Piece] = []
    for piece in sorted(pieces):
        last = kept[-1] if kept else None
        if last is None or piece.start >= last.end:
            kept.append(piece)
        else:
            codes = dict.fromkeys([*last.code.split(), *piece.code.split()])
            kept[-1] = Piece(last.start, max(last.end, piece.end), " ".join(codes))
    return kept
