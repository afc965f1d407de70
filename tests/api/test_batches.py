"""Steps of a long run, taken a few at a time."""

from crossbearing.api.batches import AT_MOST, TOGETHER, batches


def test_long_steps_are_few_together_and_short_ones_many():
    steps = [True] * (TOGETHER + 3) + [False] * (AT_MOST + 5)
    found = list(batches(iter(steps), bool))
    assert [len(batch) for batch in found] == [TOGETHER, AT_MOST, 8]
    assert [step for batch in found for step in batch] == steps


def test_without_a_word_on_them_all_steps_are_long():
    assert [len(batch) for batch in batches(iter(range(TOGETHER * 2 + 1)))] == [TOGETHER, TOGETHER, 1]
