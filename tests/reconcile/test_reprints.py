from crossbearing.reconcile.reprints import find_reprints
from made import make_reading, make_report

WIRE = (
    "Mediators said on Tuesday that both sides had agreed to open the northern road for six hours a day. "
    "The first lorries are due on Friday. A spokesman for the drivers called the offer late but welcome. "
)
OTHER = (
    "Fishermen on the lake protested against a new licence fee, and police watched from the pier without stepping in."
)


def held(imprint, name, text, published):
    report = make_report(name, text=f"Rockets hit Durra on Monday and killed 12 people, the mayor said. {text}")
    return report.sha256, (make_reading(report, imprint, published=published), report.text)


def test_a_shortened_copy_is_a_reprint_of_the_older_report(imprint):
    reports = dict([held(imprint, "copy.txt", WIRE[:150], "2031-05-14"), held(imprint, "wire.txt", WIRE, "2031-05-13")])
    (found,) = find_reprints(reports)
    assert (found.original.doc, found.copy.doc) == ("wire", "copy")


def test_reports_in_their_own_words_are_not(imprint):
    reports = dict([held(imprint, "a.txt", WIRE * 2, "2031-05-13"), held(imprint, "b.txt", OTHER * 2, "2031-05-13")])
    assert find_reprints(reports) == []
