from crossbearing.reconcile.reprints import find_reprints
from made import make_reading, make_report

WIRE = (
    "Mediators said on Tuesday that both sides had agreed to open the northern road for six hours a day. "
    "The first lorries are due on Friday. A spokesman for the drivers called the offer late but welcome. "
)
OTHER = (
    "Fishermen on the lake protested against a new licence fee, and police watched from the pier without stepping in."
)


def found_in(imprint, *held):
    """The reprints among reports given as name, text and date."""
    lead = "Rockets hit Durra on Monday and killed 12 people, the mayor said."
    reports = [(make_report(name, text=f"{lead} {text}"), published) for name, text, published in held]
    return find_reprints([make_reading(report, imprint, published=published) for report, published in reports])


def test_a_shortened_copy_is_a_reprint_of_the_older_report(imprint):
    (found,) = found_in(imprint, ("copy.txt", WIRE[:150], "2031-05-14"), ("wire.txt", WIRE, "2031-05-13"))
    assert (found.original.doc, found.copy.doc) == ("wire", "copy")


def test_reports_in_their_own_words_are_not(imprint):
    assert found_in(imprint, ("a.txt", WIRE * 2, "2031-05-13"), ("b.txt", OTHER * 2, "2031-05-13")) == []


def test_a_copy_of_a_copy_is_a_reprint_of_the_first(imprint):
    found = found_in(
        imprint,
        ("wire.txt", WIRE, "2031-05-13"),
        ("b.txt", WIRE + "B.", "2031-05-14"),
        ("c.txt", WIRE + "C.", "2031-05-15"),
    )
    assert [(one.original.doc, one.copy.doc) for one in found] == [("wire", "b"), ("wire", "c")]


def test_many_reports_in_their_own_words_are_told_apart(imprint):
    texts = [(f"r{n}.txt", " ".join(f"word{n}x{k}" for k in range(60)), "2031-05-13") for n in range(200)]
    assert found_in(imprint, *texts) == []


def test_one_sentence_that_two_writers_put_alike_is_no_reprint(imprint):
    lead = "Rebels shelled the market in Durra on Tuesday, killing four people,"
    texts = (("a.txt", f"{lead} doctors said."), ("b.txt", f"{lead} according to the council of the town."))
    reports = [make_report(name, text=text) for name, text in texts]
    assert find_reprints([make_reading(report, imprint, published="2031-05-13") for report in reports]) == []
