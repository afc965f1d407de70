from crossbearing.model.agreement import Degree
from crossbearing.reconcile.corpus import corpus_object
from crossbearing.reconcile.view import View
from made_deals import FRONT, GOVERNMENT, State, Term, Told, make_told


def test_the_corpus_object_has_one_row_for_a_duty_that_two_reports_tell():
    states = [(State(Degree.NONE, "2031-05-03"),), (State(Degree.PARTIAL, "2031-05-09", 40),)]
    terms = [Term("release", "300 detainees", GOVERNMENT, FRONT, 300, states=told) for told in states]
    readings = [make_told(n, Told((term,)), published=f"2031-05-1{n}") for n, term in enumerate(terms)]
    (row,) = corpus_object(View(readings))["ledger"]
    assert (row["text"], row["state"]) == ("release 300 detainees", "partial")
    assert [one["refs"] for one in row["performance"]] == [[{"doc": f"r{n}", "id": "a1.f1"}] for n in (0, 1)]
