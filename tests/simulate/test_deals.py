from crossbearing.model.agreement import AgreementStatus, Degree
from crossbearing.model.figure import Category
from simulated import WORLD, tolds


def deals():
    for told in tolds():
        for agreement in told.reading.agreements:
            truce = next(one for one in WORLD.truces() if one.id == told.truth.agreements[agreement.id])
            yield told, agreement, truce


def test_one_truce_goes_by_several_names():
    names = {}
    for _, agreement, truce in deals():
        names.setdefault(truce.id, set()).add(agreement.name)
    assert max(map(len, names.values())) >= 3


def test_terms_are_those_of_the_truce_and_owed_is_no_performance():
    seen = set()
    for told, agreement, truce in deals():
        terms = {f"{truce.id}/{owed.key}": owed for owed in truce.obligations}
        figures = {figure.id: figure for figure in told.reading.quantities}
        for obligation in agreement.obligations:
            owed = terms[told.truth.terms[obligation.id]]
            seen.add(owed.key)
            if obligation.quantity is not None:
                assert figures[obligation.quantity].value == owed.owed
                assert figures[obligation.quantity].category is Category.OTHER
    assert seen == {"release", "evacuate", "aid", "hold_fire"}


def test_the_debtors_side_reads_one_clause_in_its_own_way():
    actions = {
        (told.outlet, obligation.action)
        for told, agreement, _ in deals()
        for obligation in agreement.obligations
        if told.truth.terms[obligation.id].endswith("/release") and told.truth.copy_of is None
    }
    assert {"examine the cases of"} == {action for outlet, action in actions if outlet.endswith("news-agency")} - {
        "release"
    }
    assert "release" in {action for _, action in actions}


def test_a_balance_never_exceeds_what_was_done_by_its_day():
    degrees = set()
    for told, agreement, truce in deals():
        figures = {figure.id: figure for figure in told.reading.quantities}
        for performance in agreement.performance:
            degrees.add(performance.degree)
            key = told.truth.terms[performance.id].rpartition("/")[2]
            owed = next(one for one in truce.obligations if one.key == key)
            done = figures[performance.quantity].value
            assert done <= sum(one.amount for one in owed.rounds if one.day.isoformat() <= told.published)
    assert Degree.PARTIAL in degrees


def test_breaches_and_the_end_of_a_truce_are_told():
    violations = [one for _, agreement, _ in deals() for one in agreement.violations]
    assert violations
    collapsed = {truce.outcome for _, agreement, truce in deals() if agreement.status is AgreementStatus.COLLAPSED}
    assert collapsed <= {"collapsed"}
