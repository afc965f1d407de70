"""Templates scored as the paper counts them, on hand-made texts."""

import pytest

from crossbearing.evaluate.gtt_score import Template, gtt_counts, gtt_f1, plain


def template(kind: str, **roles: list[str]) -> Template:
    """Each filler is written as its strings joined by a bar."""
    return Template(kind, {role: tuple(frozenset(f.split("|")) for f in found) for role, found in roles.items()})


def test_words_are_compared_without_articles_case_and_marks() -> None:
    assert plain('The  "Red Hand"\nof a Town') == "red hand of town"


def test_a_hand_made_case() -> None:
    gold = [
        template("attack", PerpInd=["gunmen|two gunmen"], Victim=["mayor roe"]),
        template("bombing", Weapon=["bomb"]),
    ]
    given = [template("attack", PerpInd=["gunmen"], Victim=["mayor doe"]), template("arson", Target=["mill"])]
    right, found = gtt_counts(given, gold)
    # Of five stated slots the type and the gunmen are right; of five gold ones these two are found.
    assert (right.right, right.given) == (2, 5)
    assert (found.right, found.gold) == (2, 5)
    assert gtt_f1([(right, found)]) == pytest.approx((0.4, 0.4, 0.4))


def test_templates_pair_up_so_that_most_is_right() -> None:
    gold = [template("attack", Victim=["a roe"]), template("attack", Victim=["b doe"])]
    given = [template("attack", Victim=["b doe"]), template("attack", Victim=["a roe"])]
    right, found = gtt_counts(given, gold)
    assert (right.right, found.right) == (4, 4)


def test_a_template_that_may_be_of_two_types_is_met_by_either() -> None:
    right, _ = gtt_counts([template("attack")], [template("bombing / attack")])
    assert right.right == 1


def test_one_wrong_string_spoils_a_filler() -> None:
    right, found = gtt_counts([template("attack", Victim=["a roe|b doe"])], [template("attack", Victim=["a roe"])])
    assert (right.right, found.right) == (1, 1)


@pytest.mark.parametrize(("given", "gold"), [([], [template("attack")]), ([template("attack")], []), ([], [])])
def test_nothing_given_or_asked_gives_nothing(given: list[Template], gold: list[Template]) -> None:
    right, found = gtt_counts(given, gold)
    assert (right.right, found.right) == (0, 0)
