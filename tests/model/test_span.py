import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.errors import ModelError, UngroundedError
from crossbearing.model.span import Span, require_grounded

TEXT = "Shells hit the bakery in Durra on Monday."


@pytest.mark.parametrize(("start", "end"), [(5, 5), (7, 3), (-1, 4)])
def test_a_span_without_text_cannot_be_built(start, end):
    with pytest.raises(ModelError):
        Span("x", start, end)


def test_a_quote_that_does_not_fit_its_offsets_is_refused():
    with pytest.raises(UngroundedError, match="room for 6"):
        Span("Shell", 0, 6)


def test_a_quote_that_stands_elsewhere_is_refused_and_named():
    with pytest.raises(UngroundedError, match="'bakery' is not at 0:6"):
        require_grounded([Span("bakery", 0, 6)], TEXT)


@given(st.text(min_size=1), st.data())
def test_a_span_made_from_text_always_stands_in_it(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span.of(text, start, end).stands_in(text)


@given(st.text())
def test_trimming_leaves_no_white_space_at_the_edges(text):
    span = Span.trimmed(text, 0, len(text))
    assert span is None if not text.strip() else span is not None and span.quote == text.strip()
