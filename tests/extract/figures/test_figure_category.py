import pytest
from figured import read_figures

from crossbearing.model.figure import Category


def categories(text: str) -> list[str]:
    return [figure.category.value for figure in read_figures(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rockets killed 13 people.", ["killed"]),
        ("Thirteen people were killed.", ["killed"]),
        ("Thirteen people died of their wounds.", ["killed"]),
        ("The toll rose to 13.", ["killed"]),
        ("Gunmen opened fire, killing 13 and wounding 20.", ["killed", "wounded"]),
        ("A mine left two people dead and nine wounded.", ["killed", "wounded"]),
        ("There were 13 dead and 20 missing.", ["killed", "missing"]),
        ("Eleven miners were abducted.", ["captured"]),
        ("Police arrested 11 students.", ["detained"]),
        ("The rebels let eleven women go.", ["released"]),
        ("Eleven women were let go on Monday.", ["released"]),
        ("About 900 civilians left the enclave on 20 buses.", ["evacuated", "vehicles"]),
        ("The town has 9,000 inhabitants.", ["population"]),
        ("About 9,000 people are trapped in the town.", ["population"]),
        ("They dug up eight corpses.", ["bodies"]),
        ("The rebels gave up 60 rifles.", ["weapons"]),
        ("The army fired 60 shells.", ["munitions"]),
        ("Monitors counted 60 violations.", ["violations"]),
        ("Relief workers brought 60 tonnes of flour.", ["aid"]),
        ("The post is 60 kilometres away.", ["distance"]),
        ("The truce held for 60 hours.", ["duration"]),
        ("They asked for access nine times.", ["rounds"]),
        ("The army holds 60 per cent of the valley.", ["share"]),
        ("Shelling burned 60 houses.", ["other"]),
    ],
)
def test_the_governing_word_says_what_is_counted(text, found):
    assert categories(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The government is to release 900 detainees.", ["detained"]),
        ("The rebels agreed to free 900 prisoners.", ["detained"]),
        ("The rebels will free 40 captured soldiers.", ["captured"]),
        ("About 900 people are to leave the enclave.", ["other"]),
        ("They turned down an offer to evacuate 900 people.", ["other"]),
    ],
)
def test_what_is_owed_has_not_happened(text, found):
    assert categories(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The raid killed 13 civilians, including four children and two nurses.", ["killed"] * 3),
        ("The raid killed 13 people, four of them children.", ["killed"] * 2),
        ("Nine were hurt. Two of the wounded have since died.", ["wounded", "killed"]),
        ("At least two elderly women died on the way.", ["other"]),
        ("Six members of the clan, including two girls, were killed.", ["killed", "killed"]),
        ("A guard was shot and at least 30 others were injured.", ["wounded"]),
        ("Rescuers were still looking for eight miners.", ["missing"]),
        ("Rebels lost ten men; more than 200 remain behind bars.", ["killed", "detained"]),
    ],
)
def test_parts_follow_the_whole_unless_told_otherwise(text, found):
    assert categories(text) == found


def test_a_bare_number_behind_population_counts_inhabitants() -> None:
    _, people = read_figures("The state spent billions of dollars. The city has a population over 600,000.")
    assert (people.category, people.unit) == (Category.POPULATION, "persons")


@pytest.mark.parametrize("text", ["The blast could have killed 40 people.", "Up to 40 people would have died."])
def test_what_would_have_been_is_no_toll(text: str) -> None:
    [figure] = read_figures(text)
    assert figure.category is Category.OTHER


def test_captured_sites_are_no_captives() -> None:
    [figure] = read_figures("The army captured two sites near Karsa.")
    assert figure.category is Category.OTHER


def test_claiming_that_soldiers_came_kills_none() -> None:
    [figure] = read_figures("The agency claimed that 3,000 soldiers had arrived.")
    assert figure.category is not Category.KILLED


@pytest.mark.parametrize("text", ["Troops stormed the 1070 Hamdan Housing Project.", "He lives at 11690 Main Street."])
def test_numbers_of_names_and_streets_count_nothing(text: str) -> None:
    assert read_figures(text) == ()
