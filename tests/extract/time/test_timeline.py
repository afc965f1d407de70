import pytest
from dated import read_dates

from crossbearing.extract.time.timeline import context_when, when_of
from crossbearing.model.span import Span

THURSDAY = "2021-06-17"


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Rebels shelled the port on Monday, but by Wednesday they left.", "shelled", "2021-06-14"),
        ("Rebels shelled the port on Monday, but by Wednesday they left.", "left", "2021-06-16"),
        ("After Tuesday's attack the clinic closed.", "attack", "2021-06-15"),
        ("The guns were silent on Friday under the deal of 2 May.", "silent", "2021-06-11"),
        ("The deal, signed last month in Karsa, collapsed on Monday.", "collapsed", "2021-06-14"),
        ("The deal, signed last month in Karsa, collapsed on Monday.", "signed", "2021-05"),
        ("No convoy has come since fighting resumed on 4 June.", "come", "2021-06-04/2021-06-17"),
        ("No convoy has come since fighting resumed on 4 June.", "resumed", "2021-06-04"),
        ("The mayor said on Monday that rebels had burned the mill.", "burned", "../2021-06-14"),
        ("The second convoy, planned for 8 June, was postponed and came two days later.", "postponed", "2021-06-08"),
        ("The second convoy, planned for 8 June, was postponed and came two days later.", "came", "2021-06-10"),
        ("The mayor said on Monday that rebels had burned the mill on 3 June.", "burned", "2021-06-03"),
    ],
)
def test_the_date_of_a_word_is_that_of_its_clause(text: str, trigger: str, edtf: str) -> None:
    draft = read_dates(text, THURSDAY)
    start = text.index(trigger)
    when = when_of(draft, Span.of(text, start, start + len(trigger)))
    assert when is not None
    assert when.edtf == edtf


@pytest.mark.parametrize(
    ("sentence", "trigger", "edtf"),
    [
        ("Soldiers burned the mill.", "burned", "2021-06-14"),
        ("The last prisoners will be released.", "released", "2021-06-17/.."),
        ("No prisoner has been released.", "released", "2021-06-17"),
        ("The bodies have been returned.", "returned", "2021-06-14/2021-06-17"),
    ],
)
def test_a_sentence_without_a_date_takes_the_one_told_or_now(sentence: str, trigger: str, edtf: str) -> None:
    text = f"Rebels took the port on Monday. {sentence}"
    draft = read_dates(text, THURSDAY)
    start = text.index(trigger)
    span = Span.of(text, start, start + len(trigger))
    when = context_when(draft, span)
    assert when_of(draft, span) is None
    assert when is not None
    assert when.edtf == edtf
