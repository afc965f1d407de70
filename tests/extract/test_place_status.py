import pytest
from dealt import name, read

from crossbearing.model.place_status import Attribute


def statuses(text: str) -> list[tuple[str | None, Attribute, str | None]]:
    """Place, attribute and interval of each status of a text."""
    draft = read(text)
    return [(name(draft, s.place), s.attribute, s.interval) for s in draft.place_status]


TODAY = "2031-05-15"


@pytest.mark.parametrize(
    ("text", "attribute", "interval"),
    [
        ("Aid workers stayed in the rebel-held town of Tarvan.", Attribute.CONTROL, TODAY),
        ("The army seized the town of Tarvan on Monday.", Attribute.CONTROL, "2031-05-12/.."),
        ("The town of Tarvan is held by the rebels.", Attribute.CONTROL, TODAY),
        ("The army has besieged the town of Tarvan since March.", Attribute.SIEGE, "2031-03/2031-05-15"),
        ("About 9,000 people live in the town of Tarvan.", Attribute.POPULATION, TODAY),
        ("No convoy has reached the town of Tarvan since 3 May.", Attribute.ACCESS, "2031-05-03/2031-05-15"),
        ("The road to the town of Tarvan is closed.", Attribute.ACCESS, TODAY),
        ("The town of Tarvan has no electricity.", Attribute.SERVICES, TODAY),
        ("No shelling was heard in the town of Tarvan on Monday.", Attribute.CALM, "2031-05-12"),
    ],
)
def test_what_is_told_of_a_place(text: str, attribute: Attribute, interval: str) -> None:
    ((place, found, when),) = statuses(text)
    assert "Tarvan" in (place or "")
    assert (found, when) == (attribute, interval)


@pytest.mark.parametrize(
    "text",
    [
        "The army will take control of the town of Tarvan next week.",
        "The army is to seize the town of Tarvan.",
        "The mayor of the town of Tarvan spoke on Monday.",
        "The opposition-run newspaper closed.",
    ],
)
def test_plans_and_offices_are_no_state_of_a_place(text: str) -> None:
    assert statuses(text) == []


def test_the_holder_is_who_takes_the_place() -> None:
    draft = read("The army seized the town of Tarvan on Monday.")
    assert [name(draft, status.holder) for status in draft.place_status] == ["army"]


def test_what_is_told_twice_is_one_state_with_two_quotes() -> None:
    draft = read("Aid reached the rebel-held town of Tarvan. The rebel-held town of Tarvan has a port.")
    (status,) = [s for s in draft.place_status if s.attribute is Attribute.CONTROL]
    assert len(status.spans) == 2


def test_a_place_named_as_a_landmark_is_not_meant() -> None:
    draft = read("The village of Sarn, south of the town of Tarvan, is held by the rebels.")
    assert ["Sarn" in (name(draft, status.place) or "") for status in draft.place_status] == [True]
