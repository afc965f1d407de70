"""Words of a text in another version of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.model.span import Span
from crossbearing.reconcile.moved_words import moved

TEXT = (
    "Shells hit the market of Tessaly at noon on Monday, the mayor told the paper. "
    "In the evening shells hit the bridge of Durra as well, and the army said that it knew of nothing. "
    "Shells hit the market of Tessaly at noon once more a week later, and killed four people."
)


def words(quote: str, at: int = 0, text: str = TEXT) -> Span:
    starts = [start for start in range(len(text)) if text.startswith(quote, start)]
    return Span(quote, starts[at], starts[at] + len(quote))


@pytest.mark.parametrize(
    ("quote", "at", "after", "found"),
    [
        ("hit", 1, TEXT, 1),
        ("hit", 1, f"Share this\n\n{TEXT}", 1),
        ("hit", 1, TEXT.replace(" ", "\n"), 1),
        ("hit", 1, TEXT.replace("evening", "late evening of that day"), 1),
        ("hit", 1, TEXT.replace("In the evening shells hit the bridge of Durra as well, and ", ""), None),
        ("hit", 1, f"{TEXT} In the evening shells hit the bridge of Durra as well.", 1),
        ("hit", 1, f"{TEXT} {TEXT}", None),
        ("hit the market of Tessaly at noon once", 0, f"Copied. {TEXT}", 0),
        ("Shells hit the market of Tessaly at noon", 0, f"x{TEXT}", 0),
        ("Shells", 0, "Shells hit Tessaly.", None),
        ("army", 0, "Nothing of it is left here.", None),
    ],
)
def test_words_are_found_by_what_stands_around_them_or_not_at_all(quote, at, after, found):
    spaced = quote if quote in after or after.count("\n") < 3 else quote.replace(" ", "\n")
    assert moved(words(quote, at), TEXT, after) == (None if found is None else words(spaced, found, after))


def test_words_that_do_not_stand_where_they_were_said_to_are_not_found():
    assert moved(Span("hit", 0, 3), TEXT, f"x{TEXT}") is None


@given(st.integers(0, len(TEXT)), st.text("ab hitShells.\n", min_size=1, max_size=80), st.integers(0, len(TEXT) - 12))
def test_inserted_letters_never_lead_to_other_words(at, inserted, start):
    span = Span.of(TEXT, start, start + 12)
    after = TEXT[:at] + inserted + TEXT[at:]
    found = moved(span, TEXT, after)
    before = letters(TEXT[:start]) + (letters(inserted) if at <= start else "")
    assert found is None or (letters(found.quote), len(letters(after[: found.start]))) == (
        letters(span.quote),
        len(before),
    )


def letters(text):
    """A text without its white space, which may differ between versions."""
    return "".join(text.split())
