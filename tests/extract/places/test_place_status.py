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
    ("text", "attribute"),
    [
        ("The town of Tarvan fell to the rebels in March.", Attribute.CONTROL),
        ("The town of Tarvan changed hands twice in March.", Attribute.CONTROL),
        ("Government troops withdrew from the town of Tarvan on Tuesday.", Attribute.CONTROL),
        ("The rebels' flag still flies over the town of Tarvan.", Attribute.CONTROL),
        ("The town of Tarvan lies in no-man's-land.", Attribute.CONTROL),
        ("Militants have tightened the ring around the town of Tarvan.", Attribute.SIEGE),
        ("The army lifted the siege of the town of Tarvan on Sunday.", Attribute.SIEGE),
        ("The town of Tarvan is surrounded on all sides.", Attribute.SIEGE),
        ("The town of Tarvan has been cut off since February.", Attribute.SIEGE),
        ("Half the population of the town of Tarvan has fled.", Attribute.POPULATION),
        ("Some 6,000 people remain trapped in the town of Tarvan.", Attribute.POPULATION),
        ("The town of Tarvan is a ghost town.", Attribute.POPULATION),
        ("The road to the town of Tarvan was cut on Friday.", Attribute.ACCESS),
        ("An aid convoy was turned back outside the town of Tarvan.", Attribute.ACCESS),
        ("Aid workers have been denied access to the town of Tarvan.", Attribute.ACCESS),
        ("Schools in the town of Tarvan remain closed.", Attribute.SERVICES),
        ("Power is rationed to three hours a day in the town of Tarvan.", Attribute.SERVICES),
        ("Fuel has run out in the town of Tarvan.", Attribute.SERVICES),
        ("An uneasy calm has settled over the town of Tarvan.", Attribute.CALM),
        ("The guns fell silent in the town of Tarvan at noon.", Attribute.CALM),
    ],
)
def test_every_kind_of_state_is_told_in_many_ways(text: str, attribute: Attribute) -> None:
    assert [(place, found) for place, found, _ in statuses(text)] == [("Tarvan", attribute)]


def test_a_clause_may_tell_several_things_of_one_place() -> None:
    told = statuses("The town of Tarvan, besieged for three months, has no water.")
    assert {found for _, found, _ in told} == {Attribute.SIEGE, Attribute.SERVICES}


def test_what_follows_in_a_paragraph_is_said_of_the_place_before() -> None:
    text = "A convoy reached the town of Tarvan on Monday. Fewer than 200 civilians remain in the town centre."
    assert [place for place, found, _ in statuses(text) if found is Attribute.POPULATION] == ["Tarvan"]


def test_places_named_in_one_breath_have_a_state_each() -> None:
    told = statuses("The army has besieged the towns of Sarn and Dorin since March.")
    assert [place for place, _, _ in told] == ["Sarn", "Dorin"]


def test_a_change_without_still_goes_on_from_its_day() -> None:
    (reopened,) = statuses("The road to the town of Tarvan reopened on Monday.")
    (shut,) = statuses("On Monday the road to the town of Tarvan was still closed.")
    assert (reopened[2], shut[2]) == ("2031-05-12/..", "2031-05-12")


@pytest.mark.parametrize(
    "text",
    [
        "Six hostages held by the rebels in the town of Tarvan were freed.",
        "Two pilots were captured by the army near the town of Tarvan.",
        "The council demanded an end to the siege of the town of Tarvan.",
        "If the road to the town of Tarvan reopens, aid will follow.",
        "The truce does not cover the town of Tarvan.",
        "The rebels denied that they had seized the town of Tarvan.",
    ],
)
def test_prisoners_demands_and_denials_are_no_state_of_a_place(text: str) -> None:
    assert statuses(text) == []


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


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("The town of Tarvan is split between two militias.", Attribute.CONTROL),
        ("No one is in charge of the town of Tarvan.", Attribute.CONTROL),
        ("The town of Tarvan has changed masters again.", Attribute.CONTROL),
        ("The town of Tarvan is no longer under siege.", Attribute.SIEGE),
        ("Half the families have moved away from the town of Tarvan.", Attribute.POPULATION),
        ("Reporters are kept out of the town of Tarvan.", Attribute.ACCESS),
        ("The only way into the town of Tarvan is by mule.", Attribute.ACCESS),
        ("Rubbish is no longer collected in the town of Tarvan.", Attribute.SERVICES),
        ("The market in the town of Tarvan is trading again.", Attribute.SERVICES),
        ("Life has returned to normal in the town of Tarvan.", Attribute.CALM),
    ],
)
def test_a_state_in_other_words(text: str, attribute: Attribute) -> None:
    assert attribute in [found for _, found, _ in statuses(text)]


def test_people_still_at_something_are_not_calm() -> None:
    assert statuses("His wife is still in the town of Tarvan.") == []
