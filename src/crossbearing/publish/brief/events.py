"""The incidents of a brief, one a row, with the words they rest on."""

from crossbearing.model.event import Modality
from crossbearing.publish.brief.blocks import EMPTY, Block, Grid, Line, Said, line
from crossbearing.publish.brief.citations import Citations
from crossbearing.publish.brief.material import Material
from crossbearing.publish.brief.wording import kind, place, quote, when
from crossbearing.publish.evidence import blamed_in, sources_of
from crossbearing.publish.outgoing import PublicIncident

_MODALITIES = {
    Modality.OCCURRED: "said to have happened",
    Modality.ALLEGED: "alleged",
    Modality.PLANNED: "planned",
    Modality.POSTPONED: "postponed",
    Modality.DENIED: "denied",
    Modality.RETRACTED: "taken back",
}


def incidents(found: Material, citations: Citations) -> tuple[Block, ...]:
    """The table, by date."""
    if not found.incidents:
        return (line("No report tells of an incident."),)
    rows = tuple(_row(one, citations) for one in found.incidents)
    grid = Grid(
        caption=f"Incidents by date, graded by “{found.edition.grading}”; the words are those of one of the reports",
        headers=("When", "What", "Where", "As told", "Blamed", "Grade", "Words"),
        rows=rows,
    )
    return (grid,)


def _row(one: PublicIncident, citations: Citations) -> tuple[Line, ...]:
    told = dict.fromkeys(_MODALITIES[telling.modality] for telling in one.told)
    blamed = ", ".join(party.name for party in blamed_in(one))
    return (
        line(when(one.date)),
        line(kind(one.type)),
        EMPTY if one.site is None else line(place(one.site)),
        line("; ".join(told)),
        line(blamed) if blamed else EMPTY,
        EMPTY if one.grade is None else line(one.grade),
        _words(one, citations),
    )


def _words(one: PublicIncident, citations: Citations) -> Line:
    """The first report's words, and the numbers of all reports."""
    passages = [passage for telling in one.told for passage in telling.words]
    said = f"“{quote(passages[0])}”" if passages else ""
    return Line((Said(said, citations.numbers(sources_of(one))),))
