"""Finds words of a text again in another version of that text."""

# Invariant: where it is not beyond doubt which words are meant, none are found.

import re

from crossbearing.model.span import Span

# So many letters beside a word tell it from the same word elsewhere: three or four words of a sentence.
NEAR = 20
# White space may differ between versions, so this much text is looked at to find that many letters.
_REACH = 3 * NEAR
# Words this long are their own surroundings.
LONG = 2 * NEAR
Sides = tuple[str | None, str | None]


def moved(words: Span, before: str, after: str) -> Span | None:
    """Where words of the text `before` stand in the text `after`; None where they do not, or it cannot be told.

    They are known by the letters around them, on both sides or else on one, white space aside; long words, by
    themselves.
    """
    if before == after:
        return words
    if not words.stands_in(before):
        return None
    there, here = _occurrences(words, before), _occurrences(words, after)
    if len(there) == len(here) == 1 and len(_squeezed(words.quote)) >= LONG:
        return here[0]
    wanted = _sides(words, before)
    for alike in (_on_both_sides, _on_one_side):
        those = [one for one in there if alike(wanted, _sides(one, before))]
        these = [one for one in here if alike(wanted, _sides(one, after))]
        if these:
            return these[0] if those == [words] and len(these) == 1 else None
    return None


def _occurrences(words: Span, text: str) -> list[Span]:
    """Everywhere these words stand in a text, however they are spaced."""
    pattern = r"\s+".join(map(re.escape, words.quote.split())) or re.escape(words.quote)
    return [Span.of(text, *match.span(1)) for match in re.finditer(f"(?=({pattern}))", text)]


def _sides(span: Span, text: str) -> Sides:
    """The letters right before and right behind; None where there are too few to tell anything by."""
    left = _squeezed(text[max(0, span.start - _REACH) : span.start])[-NEAR:]
    right = _squeezed(text[span.end : span.end + _REACH])[:NEAR]
    return left if len(left) == NEAR else None, right if len(right) == NEAR else None


def _on_both_sides(one: Sides, other: Sides) -> bool:
    return None not in one and one == other


def _on_one_side(one: Sides, other: Sides) -> bool:
    return any(left is not None and left == right for left, right in zip(one, other, strict=True))


def _squeezed(text: str) -> str:
    return "".join(text.split())
