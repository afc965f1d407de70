"""Token scores of attribution on a case counted by hand."""

from crossbearing.evaluate.measure import Count
from crossbearing.evaluate.polnear import roles_of
from crossbearing.evaluate.polnear_score import CONTENT, CUE, SOURCE, role_counts
from crossbearing.extract.speech.attributed import Attribution, Manner
from crossbearing.model.span import Span

TEXT = "Sara said he left. Ends."


def test_tokens_are_counted_role_by_role() -> None:
    gold = ((0, 4, SOURCE), (5, 9, CUE), (10, 17, CONTENT))
    given = ((0, 4, SOURCE), (5, 12, CUE), (13, 18, CONTENT))
    counts = role_counts(TEXT, gold, given, ())
    assert counts == {SOURCE: Count(1, 1, 1), CUE: Count(1, 2, 1), CONTENT: Count(1, 2, 2)}


def test_stretches_left_out_count_for_neither_side() -> None:
    counts = role_counts(TEXT, ((10, 17, CONTENT),), ((10, 23, CONTENT),), ((18, 24),))
    assert counts[CONTENT] == Count(2, 3, 2)


def span(start: int, end: int) -> Span:
    return Span.of(TEXT, start, end)


def test_what_stands_inside_a_content_is_left_to_it() -> None:
    outer = Attribution("speech", Manner.INDIRECT, (span(0, 4),), (span(5, 9),), (span(10, 17),))
    inner = Attribution("thought", Manner.INDIRECT, (span(10, 12),), (span(13, 17),), (), within=0)
    assert roles_of((outer, inner)) == ((10, 17, CONTENT), (0, 4, SOURCE), (5, 9, CUE))
