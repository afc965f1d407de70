"""Key figures: of each incident the least, best and most by the policy, and whose words they are."""

from collections.abc import Iterator

from crossbearing.model.figure import HUMAN_TOLL
from crossbearing.publish.brief.blocks import EMPTY, Block, Grid, Line, Said, line
from crossbearing.publish.brief.citations import Citations
from crossbearing.publish.brief.material import Material
from crossbearing.publish.brief.tellers import words_of_tellers
from crossbearing.publish.brief.wording import counted, kind, number, place, when
from crossbearing.publish.outgoing import PublicIncident, PublicTally

# More rows than a page holds are no key figures; the exports have them all.
MOST_ROWS = 40
_PEOPLE = "people"


def key_figures(found: Material, citations: Citations) -> tuple[Block, ...]:
    """The table, by date; where it is cut, the rows with the largest numbers stand in it."""
    tallies = [(one, tally) for one in found.happened for tally in _told(one)]
    if not tallies:
        return (line("No report gives a number of people killed, hurt, held, freed or moved."),)
    ranked = sorted(tallies, key=lambda pair: (pair[1].counts != _PEOPLE, -_size(pair[1])))[:MOST_ROWS]
    kept = {(one.id, tally.category, tally.counts) for one, tally in ranked}
    rows = tuple(
        _row(one, tally, citations) for one, tally in tallies if (one.id, tally.category, tally.counts) in kept
    )
    grid = Grid(
        caption=f"Low, best and high by the policy “{found.edition.policy}”; a dash where no number can be defended. "
        "Figures of different rows must not be added: some people may be counted in both.",
        headers=("When and where", "Counted", "Low", "Best", "High", "By whose word"),
        rows=rows,
        numbers=frozenset({2, 3, 4}),
    )
    left = len(tallies) - len(rows)
    return (grid, line(f"{left} rows with smaller numbers are left out.")) if left else (grid,)


def _told(incident: PublicIncident) -> Iterator[PublicTally]:
    """Tallies of people over all accounts; those of a class only where they say something else than the whole."""
    over_all = [one for one in incident.tallies if one.blamed is None and one.category in HUMAN_TOLL]
    whole = {one.category: _ends(one) for one in over_all if one.counts == _PEOPLE}
    for one in over_all:
        if one.counts == _PEOPLE or whole.get(one.category) != _ends(one):
            yield one


def _ends(tally: PublicTally) -> tuple[object, object, object]:
    return tally.low, tally.best, tally.high


def _size(tally: PublicTally) -> float:
    return max((float(end) for end in (tally.low, tally.best, tally.high) if end is not None), default=-1.0)


def _row(one: PublicIncident, tally: PublicTally, citations: Citations) -> tuple[Line, ...]:
    ends = tuple(line(number(end)) for end in (tally.low, tally.best, tally.high))
    where = "" if one.site is None else f", {place(one.site)}"
    named = line(f"{when(one.date)}{where}: {kind(one.type)}")
    return (named, line(counted(tally)), *ends, _words(tally, citations))


def _words(tally: PublicTally, citations: Citations) -> Line:
    """Each figure with who gives it; what the policy sets aside is marked."""
    parts = tuple(
        Said(f"{word.teller}: {word.value}" + (", set aside" if word.aside else ""), citations.numbers(word.sources))
        for word in words_of_tellers(tally.figures)
    )
    return Line(parts) if parts else EMPTY
