"""Datelines of many styles, and sentences that only look like one."""

import pytest

from crossbearing.intake.dateline import Dateline, find_dateline
from crossbearing.model.span import Span


def dateline_of(paragraph: str, *, first: bool = True) -> Dateline | None:
    return find_dateline(Span(paragraph, 0, len(paragraph)), first=first)


@pytest.mark.parametrize(
    ("head", "rest", "agency"),
    [
        ("SELMA", ": Troops moved", None),
        ("SELMA BAY, June 30 (DWS)", " - Troops moved", "DWS"),
        ("Selma, Sunday 16 April 2017", " – Troops moved", None),
        ("Selma, Northern Province, DWS", " - Troops moved", None),
        ("SELMA (Delta Wire Service)", " - Troops moved", "Delta Wire Service"),
        ("SELMA (AP)", " — Troops moved", "AP"),
        ("NEAR SELMA, Marran, May 5 (Reuters)", " - Troops moved", "Reuters"),
        ("Selma, 3 May 2023 (WHO)", " – “Troops moved", "WHO"),
        ("(Selma)", " – Troops moved", None),
        ("(Selma, May 5, 2018)", " – Troops moved", None),
        ("Selma ez-Zahr", " – Troops moved", None),
        ("SELMA/GENEVA, 5 May", " -- 40 trucks moved", None),
        ("Selma, 12 May 2023", ". Troops moved", None),
        ("Selma, May 12, 2023 (DWS)", ". Troops moved", "DWS"),
    ],
)
def test_a_dateline_is_place_date_and_agency_without_the_separator(head: str, rest: str, agency: str | None) -> None:
    found = dateline_of(head + rest)
    assert found is not None
    assert (found.span.quote, found.agency) == (head, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Access: The team asked twice for the road.",
        "UPDATE: Troops moved",
        "The rebels left Selma, 12 May 2023. Troops moved",
        "Our men held – Four of them fell.",
        "The governor – Who took office in May – said nothing.",
        "On Friday - The day of the signing - buses came.",
        "1. Selma. On Friday - The day of the signing - buses came.",
        "“We left at dawn,” said Ali – The bus was full.",
    ],
)
def test_a_sentence_with_a_dash_or_colon_has_no_dateline(paragraph: str) -> None:
    assert dateline_of(paragraph) is None


@pytest.mark.parametrize(("paragraph", "found"), [("Selma – Troops moved", False), ("SELMA (AP) — Troops moved", True)])
def test_a_bare_place_opens_only_the_first_paragraph(paragraph: str, found: bool) -> None:
    assert dateline_of(paragraph) is not None
    assert (dateline_of(paragraph, first=False) is not None) is found
