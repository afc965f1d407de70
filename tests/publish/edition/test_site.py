"""What single pages say, and which addresses they lead to."""

from dataclasses import replace
from datetime import date

import pytest
from made_outgoing import EDITION, HILL, POST, SHELLING, VAGUE, MadeOutgoing, day, killed

from crossbearing.model.when import Precision
from crossbearing.publish.edition.day import day_of
from crossbearing.publish.edition.site.catalogue import Catalogue
from crossbearing.publish.edition.site.frame import list_page, mark, plain, teller, toll, web_address, who
from crossbearing.publish.edition.site.method import method
from crossbearing.publish.edition.site.opening import opening
from crossbearing.publish.kept import Kept
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.values import Span


def first_page(*incidents: PublicIncident) -> dict[str, object]:
    with Kept(MadeOutgoing(made_incidents=incidents)) as kept:
        return dict(opening(Catalogue(kept)))


def on(*days: str) -> list[PublicIncident]:
    return [replace(SHELLING, id=f"i{number}", date=day(text)) for number, text in enumerate(days)]


@pytest.mark.parametrize(
    ("url", "led_to"),
    [
        ("https://hill.example/1", "https://hill.example/1"),
        (" http://hill.example ", "http://hill.example"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt://hill.example/%0aalert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//hill.example", None),
        ("https://[hill", None),
        ("https:", None),
        (None, None),
    ],
)
def test_a_reader_is_led_to_pages_of_the_web_alone(url: str | None, led_to: str | None) -> None:
    assert web_address(url) == led_to


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(None, None, ""), (0, 0, "0"), (12, 12, "12"), (9, 12, "9–12"), (1000, None, "1,000+"), (None, 5, "≤ 5")],
)
def test_a_toll_in_a_cell(low: int | None, high: int | None, shown: str) -> None:
    assert toll((low, high)) == shown


def test_short_words() -> None:
    assert (plain(SHELLING.type), plain("prisoner_release")) == ("shelling", "prisoner release")
    assert (who(None), who(POST)) == ("somebody who is not named", "Hill Post")
    assert (mark("i3:t1"), list_page("places", 0), list_page("places", 2)) == ("i3-t1", "places.html", "places-3.html")
    assert teller(killed(3)) == "residents (in Hill Post)"
    assert teller(replace(killed(3), said_by="HILL POST")) == "Hill Post"


def test_months_without_an_incident_stand_between_those_with_one() -> None:
    found = first_page(*on("2031-01-05", "2031-03-07", "2031-03-09"))
    assert (found["step"], found["bars"]) == ("month", [("2031-01", 1, 50), ("2031-02", 0, 0), ("2031-03", 2, 100)])


def test_many_months_are_drawn_as_years() -> None:
    found = first_page(*on("2021-01-05", "2031-03-07"))
    assert (found["step"], len(found["bars"])) == ("year", 11)  # type: ignore[arg-type]


def test_a_date_over_more_than_a_month_has_no_bar() -> None:
    long = replace(SHELLING, date=Span("2031-01/2031-03", date(2031, 1, 1), date(2031, 3, 31), Precision.INTERVAL))
    found = first_page(long, VAGUE)
    assert (found["bars"], found["dated"], found["happened"]) == ([], 0, 2)


def test_kinds_are_counted_by_grade_and_what_did_not_happen_is_not() -> None:
    found = first_page(*MadeOutgoing().made_incidents)
    assert found["grades"] == ["contested", None]
    assert found["kinds"] == [("detention", [0, 1], 1), ("shelling", [1, 0], 1)]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"as_of": "2031-02"}, date(2031, 2, 28)),
        ({"known_on": "2031-05-01"}, date(2031, 5, 1)),
        ({}, date(2031, 3, 8)),
        ({"latest": "2031-03/.."}, date(2031, 3, 1)),
        ({"latest": None}, None),
    ],
)
def test_the_day_of_an_edition_is_that_of_what_was_looked_at(
    changes: dict[str, str | None], found: date | None
) -> None:
    assert day_of(replace(EDITION, **changes)) == found  # type: ignore[arg-type]


def test_grades_are_explained_by_their_rules_where_the_program_has_them() -> None:
    rules = method(EDITION, protects=False)["rules"]
    assert {rule.grade for rule in rules} >= {"confirmed", "weak"}  # type: ignore[attr-defined]
    assert method(replace(EDITION, grading="our-own"), protects=False)["rules"] == ()


@pytest.mark.parametrize("policy", ["range", "conservative", "majority", "latest", "hierarchy:UN,SOHR", "reviewer"])
def test_every_policy_is_explained(policy: str) -> None:
    assert str(method(replace(EDITION, policy=policy), protects=False)["policy"]).endswith(".")


def test_a_source_is_found_on_its_page() -> None:
    with Kept(MadeOutgoing()) as kept:
        assert Catalogue(kept).source_link(HILL) == f"sources.html#s{'1' * 16}"
