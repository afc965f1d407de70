"""How many a report's incident killed and wounded, from counts, names and bare plurals."""

import pytest
from written import drafted

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.toll import all_accounts, count_among, toll_of
from crossbearing.extract.figures.figures import find_figures
from crossbearing.extract.names.mentions import find_entities
from crossbearing.extract.time.dates import find_dates
from crossbearing.model.figure import Category


def read(*paragraphs: str) -> Draft:
    return find_figures(find_entities(find_dates(drafted("\n\n".join(paragraphs), published="2031-05-14"))))


def toll(fate: Category, *paragraphs: str, civilians: bool = False) -> tuple[float, float | None] | None:
    found = toll_of(all_accounts(read(*paragraphs), civilians=civilians), fate)
    return None if found is None else (found.low, found.high)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The strike killed 18 people, including five children and a nurse.", (18, 18)),
        ("The strike killed 19 members of one family as well as five of their neighbours.", (24, 24)),
        ("Two farmers, Karim Doe and Sami Doe, were killed.", (2, 2)),
        ("Two brothers – Karim Doe and Sami Doe, as well as their cousin Adam Roe, were killed.", (3, 3)),
        ("A writer, his wife and their four children were killed.", (6, 6)),
        ("Karim Doe, a nurse, was killed.", (1, 1)),
        ("Karim Doe, a nurse, and a driver were killed.", (2, 2)),
        ("Five children, two boys, two girls and one infant, were killed.", (5, 5)),
        ("The bomb killed four children – two boys and two girls – and hurt six people.", (4, 4)),
        ("A family of five was killed.", (5, 5)),
        ("Between eight and 15 people were killed.", (8, 15)),
        ("The raid killed at least 30 and up to 50 people.", (30, 50)),
        ("At least forty people, including a mother alongside her five children, were killed.", (40, None)),
        ("More than 25 people were killed.", (26, None)),
        ("Several people were killed.", (2, None)),
        ("A man was hurt at home and later died.", (1, 1)),
        ("The strike wounded a guard.", None),
        ("The ministry published a list of fatalities.", None),
    ],
)
def test_parts_names_and_second_words_are_not_added_twice(text: str, killed: tuple[float, float | None] | None) -> None:
    assert toll(Category.KILLED, text) == killed


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("Four people were killed and others were wounded.", (2, None)),
        ("One person was killed and another injured.", (1, 1)),
        ("Three people were killed and an unknown number were wounded.", (2, None)),
        ("Dozens of people were killed and wounded.", (24, None)),
        ("Sources did not list injuries.", None),
    ],
)
def test_the_wounded_are_told_of_more_loosely(text: str, wounded: tuple[float, float | None] | None) -> None:
    assert toll(Category.WOUNDED, text) == wounded


def test_other_sources_close_what_the_lead_leaves_open() -> None:
    lead = "Up to 20 people were killed in the strike."
    assert toll(Category.KILLED, lead, "The mayor reported 14 killed.") == (14, 20)
    assert toll(Category.KILLED, "At least 12 people were killed.", "The mayor reported 16 killed.") == (12, 16)


def test_rival_counts_of_one_sentence_are_not_added() -> None:
    accounts = all_accounts(read("Initially five people were killed, but later nine people were reported killed."))
    assert [account.low for account in accounts] == [5, 9]


def test_fighters_are_left_out_of_a_toll_of_civilians() -> None:
    text = "The strike killed a commander and three nurses."
    assert toll(Category.KILLED, text) == (4, 4)
    assert toll(Category.KILLED, text, civilians=True) == (3, 3)


def test_children_are_counted_where_they_are_named_apart() -> None:
    accounts = all_accounts(read("The strike killed nine people, including two boys and a girl."))
    assert count_among(accounts, Category.KILLED, frozenset({"boy", "girl"})) == (3, 3)
    assert count_among(accounts, Category.WOUNDED, frozenset({"boy"})) is None
