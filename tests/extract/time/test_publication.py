import pytest
from dated import found, read_dates

from crossbearing.model.when import Basis, days_of

UNDATED = (
    "The siege went on for the fourth straight day on Monday.\n\n"
    "A pact reached in July broke down, and the last aid came in October. In April 2015 talks had failed."
)


def test_a_given_date_is_taken_as_it_is() -> None:
    published = read_dates("The town fell on Friday.", "2021-06-17").published
    assert published is not None
    assert (published.edtf, published.basis) == ("2021-06-17", Basis.EXPLICIT)


def test_months_without_a_year_follow_the_newest_month_that_has_one() -> None:
    draft = read_dates(UNDATED)
    assert draft.published is not None
    assert (draft.published.edtf, draft.published.basis) == ("2015-10/2015-12", Basis.INFERRED)
    assert [other.edtf for other in draft.alternatives] == ["2016-10/2016-12"]


def test_the_reason_lists_the_evidence() -> None:
    published = read_dates(UNDATED).published
    assert published is not None
    assert published.why is not None
    assert all(words in published.why for words in ("In April 2015", "in July", "in October", "2015-10"))


@pytest.mark.parametrize("written", ["2015-10-05", "2015-11-16", "2015-12-28"])
def test_relative_dates_of_an_undated_report_hold_the_truth_for_each_day_it_may_be_of(written: str) -> None:
    for (words, honest), (_, true) in zip(found(UNDATED), found(UNDATED, written), strict=True):
        assert honest is not None, words
        assert true is not None, words
        (low, high), (first, last) = days_of(honest), days_of(true)
        assert low is not None and first is not None and low <= first
        assert high is not None and last is not None and last <= high


def test_months_certain_in_spite_of_the_missing_date_are_not_widened() -> None:
    assert ("in July", "2015-07") in found(UNDATED)


def test_a_dateline_with_its_year_is_the_publication_date() -> None:
    published = read_dates("Karsa, 4 May 2019 - The dam fell on Friday.").published
    assert published is not None
    assert (published.edtf, published.basis) == ("2019-05-04", Basis.EXPLICIT)
    assert found("Karsa, 4 May 2019 - The dam fell on Friday.") == [("on Friday", "2019-05-03")]


def test_a_bare_year_fixes_no_day_of_writing() -> None:
    text = "The war has gone on since 2013. The dam fell on Friday."
    published = read_dates(text).published
    assert published is not None
    assert published.edtf == "2013/.."
    assert found(text) == [("since 2013", "2013/.."), ("on Friday", None)]


def test_without_any_evidence_the_date_is_unknown_never_today() -> None:
    draft = read_dates("The dam fell on Friday, a day after the truce.")
    assert draft.published is not None
    assert draft.published.edtf is None
    assert all(when.edtf is None for when in draft.dates)


def test_weekdays_of_the_week_of_a_full_date_place_the_report() -> None:
    text = (
        "Guns fired again on Monday. On Sunday a mill burned. Raiders came on Thursday, 6 June 2019. "
        "The road has been shut since Thursday. In April talks had failed."
    )
    published = read_dates(text).published
    assert published is not None
    assert published.edtf == "2019-06-10/2019-06-12"
    dated = dict(found(text))
    assert (dated["on Monday"], dated["On Sunday"], dated["In April"]) == ("2019-06-10", "2019-06-09", "2019-04")


def test_a_month_without_its_year_is_not_pushed_past_the_newest_day() -> None:
    published = read_dates("The dam fell on 6 June 2019. In March the gates had been repaired.").published
    assert published is not None
    assert published.edtf == "2019-06-06/2020-06"
