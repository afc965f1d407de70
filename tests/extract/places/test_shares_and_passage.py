"""Shares of a place that are held, passage to it, and people in somebody's hands."""

import pytest
from told import read

from crossbearing.model.place_status import Attribute


def told(text: str) -> list[tuple[Attribute, str]]:
    return [(status.attribute, status.value) for status in read(text).place_status]


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("Rebel gangs run nine tenths of Marawi.", Attribute.CONTROL, "nine tenths run by"),
        ("Aid agencies cannot reach Abyei by land.", Attribute.ACCESS, "Aid agencies cannot reach"),
        ("No journalist has been allowed into Abyei.", Attribute.ACCESS, "No journalist allowed"),
        ("Banks in Adwa reopened after almost 19 months.", Attribute.SERVICES, "Banks reopened"),
    ],
)
def test_the_state_is_told(text: str, attribute: Attribute, value: str) -> None:
    found = dict(told(text))
    assert attribute in found and found[attribute].startswith(value)


@pytest.mark.parametrize(
    "text",
    [
        "Four soldiers came back to Marawi after 19 days in the hands of the rebels.",
        "The army will disarm the league once the rebels have left Marawi.",
        "At least 40 others remain in prisons in Marawi.",
    ],
)
def test_what_is_no_state_of_a_place(text: str) -> None:
    assert Attribute.CONTROL not in dict(told(text)) and Attribute.POPULATION not in dict(told(text))


def test_what_is_so_all_over_the_country_is_told_of_no_town() -> None:
    assert read("Soldiers came to Marawi. Prices of fuel have tripled across the country.").place_status == ()
