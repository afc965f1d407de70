from dataclasses import replace

from made_outgoing import AGENCY, HILL, killed

from crossbearing.publish.brief.tellers import words_of_tellers


def test_one_word_in_several_outlets_is_told_once_with_all_of_them():
    (word,) = words_of_tellers([killed(12), replace(killed(12, AGENCY), said_by="The Residents", aside="same origin")])
    assert word.teller == "residents (in Hill Post and Sahla News Agency)"
    assert (word.value, word.sources, word.aside) == ("12", (HILL, AGENCY), False)


def test_a_figure_that_is_set_aside_comes_last_and_is_marked():
    words = words_of_tellers([replace(killed(3), aside="older"), killed(12)])
    assert [(word.value, word.aside) for word in words] == [("12", False), ("3", True)]


def test_an_outlet_s_own_figure_has_no_outlet_beside_it():
    (word,) = words_of_tellers([replace(killed(12), said_by="the Hill Post")])
    assert word.teller == "the Hill Post"


def test_many_outlets_are_counted():
    reports = [replace(HILL, id=str(number), publisher=f"Paper {number}") for number in range(5)]
    (word,) = words_of_tellers([killed(12, report) for report in reports])
    assert word.teller == "residents (in Paper 0, Paper 1, Paper 2 and 2 others)"
