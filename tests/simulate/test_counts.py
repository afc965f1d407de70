from random import Random

import pytest

from crossbearing.model.figure import Category, Modifier
from crossbearing.simulate.counts import counted, exact, mistaken, vaguely


@pytest.mark.parametrize(
    "number, noun, words",
    [
        (1, "people", "one person"),
        (3, "children", "three children"),
        (1, "troops", "one soldier"),
        (40, "men", "40 men"),
    ],
)
def test_a_number_is_printed_as_newspapers_do(number, noun, words):
    assert exact(Category.KILLED, noun, number, number).words == words


@pytest.mark.parametrize("number", [1, 2, 7, 29, 31, 46, 300, 1_204])
def test_whatever_the_manner_the_words_hold_for_the_number(number):
    manners = set()
    for seed in range(200):
        count = counted(Random(seed), exact(Category.KILLED, "people", number, number))
        manners.add(count.modifier)
        if count.modifier is Modifier.ABOUT:
            assert abs(count.value - number) <= number / 10
        else:
            assert count.low < number if count.strict else count.low <= number
            assert count.high is None or number <= count.high
    assert len(manners) >= (1 if number == 1 else 2 if number < 5 else 3)


@pytest.mark.parametrize("number, words", [(23, "23 people"), (24, "dozens of people"), (340, "hundreds of people")])
def test_only_a_large_number_is_left_vague(number, words):
    count = vaguely(exact(Category.WOUNDED, "people", number, number))
    assert count.words == words
    assert count.low <= number


def test_a_mistake_is_marked_and_keeps_what_was_known():
    count = mistaken(Random(1), exact(Category.KILLED, "people", 12, 12))
    assert count.slip
    assert count.value != 12
    assert count.known == 12
