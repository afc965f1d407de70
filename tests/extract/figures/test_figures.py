import pytest
from figured import read_figures

from crossbearing.model.figure import Category, Modifier


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("At least nine villagers died in the raid.", "At least nine villagers", 9),
        ("Shelling damaged fifty-two houses.", "fifty-two houses", 52),
        ("Some 30-odd vans were waiting.", "Some 30-odd vans", 30),
        ("They buried the bodies of six guards.", "bodies of six guards", 6),
        ("A six-month lull ended.", "six-month", 6),
        ("Most of them left.", "Most of them", 0.5),
        ("About 700 gunmen and their families boarded buses.", "About 700 gunmen and their families", 700),
        ("Scores of lorries crossed.", "Scores of lorries", 40),
        ("It was the fourth night running.", "the fourth night running", 4),
        ("The siege lasted more than a year.", "more than a year", 1),
        ("Shells hit the town's only clinic.", "only clinic", 1),
        ("The militia lost five T-62 tanks.", "five T-62 tanks", 5),
        ("The rest, 40 men or so, walked.", "40 men or so", 40),
        ("Truce breaches were counted 12 times.", "12 times", 12),
    ],
)
def test_a_figure_is_found_with_its_words(text, quote, value):
    assert [(figure.span.quote, figure.value) for figure in read_figures(text)] == [(quote, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Talks resumed on 14 March 2031 in the capital.",
        "He spoke at 6:45 p.m. on Monday.",
        "Under Article 9 of Resolution 1850 the post stays.",
        "A 41-year-old teacher spoke.",
        "The mayor, 58, spoke.",
        "Both sides spoke to the two towns.",
        "Two weeks ago he resigned.",
        "Three days later he resigned.",
        "One of the guards spoke.",
        "The First Division took Hill 88.",
        "Phase 2 of the deal collapsed.",
        "The council renewed it in a 13-0 vote.",
        "The 2027 accord collapsed.",
        "The raid was three times larger.",
    ],
)
def test_what_measures_nothing_is_no_figure(text):
    assert read_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Not one lorry had crossed by noon.", "Not one lorry"),
        ("No lorry has crossed the line.", "No lorry"),
        ("No casualties were reported.", "No casualties"),
        ("Nobody was hurt.", "Nobody"),
        ("None of the hostages was harmed.", "None of the hostages"),
        ("The colonel denied that a single shell had been fired.", "a single shell"),
        ("The army has not fired a single shell.", "a single shell"),
        ("The army denies holding any prisoners.", "any prisoners"),
    ],
)
def test_an_explicit_zero_is_a_figure(text, quote):
    [figure] = read_figures(text)
    assert (figure.span.quote, figure.value, figure.low, figure.high) == (quote, 0, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry gave no figure.",
        "No group has claimed the raid.",
        "Nobody has said who fired.",
        "None of the reports could be checked.",
        "There was no comment from the army.",
        "No one would say why.",
    ],
)
def test_silence_is_no_zero(text):
    assert read_figures(text) == ()


def test_a_title_figure_that_the_body_repeats_is_told_once():
    figures = read_figures("A mine killed 14 miners on Friday.", title="Mine kills 14 miners")
    assert [(figure.value, figure.span.start > 20) for figure in figures] == [(14, True)]


def test_a_title_figure_of_its_own_stays():
    figures = read_figures("Shelling went on.", title="Port shut for nine weeks")
    assert [(figure.value, figure.unit) for figure in figures] == [(9, "weeks")]


def test_lone_numbers_take_their_unit_from_the_paragraph():
    figures = read_figures("Monitors counted 35 lorries. A driver counted 28.")
    assert [(figure.value, figure.unit) for figure in figures] == [(35, "lorries"), (28, "lorries")]


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("The siege went on for four years.", Modifier.ABOUT),
        ("He was jailed for four years.", Modifier.EXACT),
        ("They fought for four days.", Modifier.EXACT),
    ],
)
def test_years_are_told_in_round_numbers(text, modifier):
    assert [figure.modifier for figure in read_figures(text)] == [modifier]


def test_families_counted_together_are_flagged():
    [figure] = read_figures("More than 400 rebels and their families left the valley.")
    assert figure.category is Category.EVACUATED
    assert figure.note is not None and "families" in figure.note
