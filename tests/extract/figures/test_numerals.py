import pytest

from crossbearing.extract.figures.figure_bounds import bound, modifiers_before, strongest
from crossbearing.extract.figures.numerals import Kind, find_numerals, number_of
from crossbearing.model.figure import Modifier


def numbers(text: str) -> list[tuple[str, float | None]]:
    return [(text[found.start : found.end], found.value) for found in find_numerals(text, 0, len(text))]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("fifty-eight", 58),
        ("two hundred and six", 206),
        ("three thousand four hundred", 3400),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("nineteen hundred", 1900),
        ("lorry", None),
    ],
)
def test_number_words_have_their_value(words, value):
    assert number_of(words) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6,250 sheep", [("6,250", 6250)]),
        ("6 250 sheep", [("6 250", 6250)]),
        ("2.4 million doses", [("2.4 million", 2_400_000)]),
        ("a 12k march", [("12k", 12_000)]),
        ("a convoy 8km long", [("8", 8)]),
        ("five and six men", [("five", 5), ("six", 6)]),
        ("two and a half years", [("two and a half", 2.5)]),
        ("tens of thousands fled", [("tens of thousands", 10_000)]),
        ("several hundred fled", [("several hundred", 100)]),
        ("a few stayed", [("a few", None)]),
        ("a couple of vans", [("a couple of", 2)]),
        ("one in five wells", [("one in five", 0.2)]),
        ("two-thirds of wells", [("two-thirds", 0.666667)]),
        ("a quarter of wells", [("a quarter", 0.25)]),
        ("68 per cent", [("68 per cent", 68)]),
    ],
)
def test_numbers_are_read_where_they_stand(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize("text", ["the T-55 and the Su-24", "at 18:40", "8/11", "14.02.2031", "7pm", "half past six"])
def test_digits_of_names_hours_and_dates_are_no_numbers(text):
    assert [value for _, value in numbers(text) if value != 6] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 20 and 25 boats", 20, 25),
        ("20-25 boats", 20, 25),
        ("20 to 25 boats", 20, 25),
        ("two or three boats", 2, 3),
        ("two to three hundred boats", 200, 300),
    ],
)
def test_two_numbers_make_a_range(text, low, high):
    [found] = find_numerals(text, 0, len(text))
    assert (found.value, found.high) == (low, high)


def test_a_rise_from_one_number_to_another_is_no_range():
    assert [value for _, value in numbers("the toll rose from 20 to 25")] == [20, 25]


@pytest.mark.parametrize(
    ("text", "modifier", "low", "high", "strict"),
    [
        ("at least 9", Modifier.AT_LEAST, 9, None, False),
        ("no fewer than 9", Modifier.AT_LEAST, 9, None, False),
        ("well over 9", Modifier.MORE_THAN, 9, None, True),
        ("upwards of 9", Modifier.MORE_THAN, 9, None, True),
        ("an estimated 9", Modifier.ABOUT, None, None, False),
        ("some 9", Modifier.ABOUT, None, None, False),
        ("as many as 9", Modifier.UP_TO, None, 9, False),
        ("just under 9", Modifier.FEWER_THAN, None, 9, True),
        ("nearly 9", Modifier.FEWER_THAN, None, 9, True),
        ("only 9", Modifier.ONLY, 9, 9, False),
        ("a further 9", Modifier.EXACT, 9, 9, False),
        ("at least another 9", Modifier.AT_LEAST, 9, None, False),
        ("at least some 9", Modifier.AT_LEAST, 9, None, False),
        ("9", Modifier.EXACT, 9, 9, False),
    ],
)
def test_words_before_a_number_bound_it(text, modifier, low, high, strict):
    [number] = find_numerals(text, 0, len(text))
    start, modifiers = modifiers_before(text, number.start, 0)
    told = bound(number, strongest(modifiers), start, number.end)
    assert (start, told.modifier, told.low, told.high, told.strict) == (0, modifier, low, high, strict)


def test_over_a_span_of_time_is_no_bound():
    text = "eleven raids over two nights"
    assert modifiers_before(text, text.index("two"), 0) == (text.index("two"), ())


def test_hundreds_are_an_order_of_magnitude():
    [number] = find_numerals("Hundreds", 0, 8)
    told = bound(number, Modifier.EXACT, 0, 8)
    assert (number.kind, told.modifier, told.low, told.high) == (Kind.VAGUE, Modifier.AT_LEAST, 100, None)
