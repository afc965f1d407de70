"""What counts of times, incidents, strengths and captives measure."""

import pytest
from figured import read_figures


def categories(text: str) -> list[str]:
    return [figure.category.value for figure in read_figures(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The governor said the militia broke the truce 14 times in June.", ["violations"]),
        ("The guards refused the patrol passage three times.", ["rounds"]),
        ("The delegates met twice in the hotel.", ["other"]),
        ("The truce holds. Observers logged 19 incidents in May, up from eight.", ["violations", "violations"]),
        ("The ceasefire panel received 44 complaints from the north.", ["violations"]),
        ("The bank reported 44 incidents of fraud.", ["other"]),
        ("The plan foresees two stages.", ["other"]),
    ],
)
def test_repeated_deeds_are_breaches_rounds_or_neither(text: str, found: list[str]) -> None:
    assert categories(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They are a column of some 300 men and women.", "fighters"),
        ("The clan keeps 600 men under arms.", "fighters"),
        ("Nearly 400 rebels had left the valley.", "fighters"),
        ("Six sailors have not been heard from since the storm.", "missing"),
        ("The whereabouts of 30 recruits are unknown.", "missing"),
        ("Eleven raiders blew themselves up at the gate.", "killed"),
        ("A nurse and her two sons were shot dead on Monday.", "killed"),
        ("The clinic took in 16 people with burns.", "wounded"),
        ("The rebels turned over 15 soldiers to the elders.", "released"),
        ("Forty hostages walked free on Monday.", "released"),
        ("Three nurses came down the hill after 20 days in captivity.", "released"),
        ("Some 70 men remain in the prisons of the north.", "detained"),
        ("The rebels hold 60 prisoners of war.", "captured"),
        ("Nine inmates escaped in the night.", "other"),
        ("The hills are home to 8,000 people.", "population"),
        ("Cholera is spreading. The 31 deaths in the camp were due to cholera.", "other"),
        ("Some 2,000 people arrived in the town from the east.", "other"),
        ("A ferry with evacuees came in. Some 200 people arrived in the town.", "evacuated"),
    ],
)
def test_set_phrases_tell_what_people_are_or_became(text: str, found: str) -> None:
    assert found in categories(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ministry pledged 500 sacks of rice.", ["other"]),
        ("Some 80 sacks of rice arrived out of the 500 requested.", ["aid", "other"]),
        ("Under the accord they still owe 40 rifles.", ["other"]),
        ("The town gave out 90 food packs.", ["aid"]),
        ("Lorries brought rations for 700 families.", ["aid"]),
    ],
)
def test_goods_pledged_or_asked_for_are_set_apart(text: str, found: list[str]) -> None:
    assert categories(text) == found


def test_people_named_one_by_one_behind_a_toll_share_its_fate() -> None:
    assert categories("Police say four people died, the cook and three porters, and six were hurt.") == [
        "killed",
        "killed",
        "wounded",
    ]
