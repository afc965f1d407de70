"""A text is cut so that each piece is in the same marks from end to end, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.web.reports.layers import Mark
from crossbearing.web.reports.segments import Cutter

TEXTS = st.text(alphabet="ab 🎯خ\r\n", min_size=1, max_size=40)


@st.composite
def marked(draw):
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places), max_size=8))
    marks = [Mark(min(one), max(one), "claim", f"c{n}") for n, one in enumerate(spans) if one[0] != one[1]]
    return text, sorted(marks), sorted(draw(st.lists(places, max_size=4)))


@given(marked())
def test_the_pieces_in_order_are_the_text_and_each_mark_covers_its_own_characters(given):
    text, marks, cuts = given
    pieces = list(Cutter(text, (), cuts).segments(0, len(text), marks))
    assert "".join(piece.text for piece in pieces) == text
    for mark in marks:
        covered = [at for piece in pieces if mark.item in piece.items for at in range(piece.start, piece.end)]
        assert covered == list(range(mark.start, mark.end))
    for piece in pieces:
        assert piece.text == text[piece.start : piece.end]
        assert all(not piece.start < cut < piece.end for cut in cuts)
        assert "\r" not in piece.text.rstrip("\r\n")


@given(marked(), st.data())
def test_a_name_that_is_replaced_is_one_piece_and_the_rest_is_the_text(given, data):
    text, marks, cuts = given
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pieces = list(Cutter(text, [(start, end, "[protected 1]")], cuts).segments(0, len(text), marks))
    assert "".join(piece.text for piece in pieces) == f"{text[:start]}[protected 1]{text[end:]}"
    name = next(piece for piece in pieces if piece.start == start)
    assert name.end == end
    assert set(name.items) == {mark.item for mark in marks if mark.start < end and start < mark.end}


@given(marked(), st.integers(1, 39))
def test_a_text_cut_in_parts_has_the_same_pieces_in_each(given, at):
    text, marks, _ = given
    at = min(at, len(text))
    cutter = Cutter(text, (), [at])
    whole = [(one.start, one.end, one.items) for one in cutter.segments(0, len(text), marks)]
    parts = [one for ends in ((0, at), (at, len(text))) for one in cutter.segments(*ends, marks)]
    assert [(one.start, one.end, one.items) for one in parts if one.start < one.end] == whole


def test_nested_marks_lead_to_the_narrowest_first():
    marks = [Mark(0, 9, "claim", "c1"), Mark(3, 6, "figure", "q1")]
    pieces = list(Cutter("one two ten").segments(0, 11, marks))
    assert [(piece.text, piece.items) for piece in pieces] == [
        ("one", ("c1",)),
        (" tw", ("q1", "c1")),
        ("o t", ("c1",)),
        ("en", ()),
    ]
    assert [piece.first for piece in pieces] == [("c1",), ("q1",), (), ()]
