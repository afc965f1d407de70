"""Where sources cannot all be right, what was taken back, and who said nothing."""

from collections.abc import Iterator, Mapping, Sequence

from crossbearing.publish.brief.blocks import Block, Grid, Line, Points, Said, line
from crossbearing.publish.brief.citations import Citations
from crossbearing.publish.brief.material import Material
from crossbearing.publish.brief.wording import edtf_words, opened, quote
from crossbearing.publish.outgoing import PublicContradiction, PublicSilence
from crossbearing.publish.values import Passage, Source

Taken = tuple[Source, str]


def issues(found: Material) -> list[list[PublicContradiction]]:
    """Contradictions over one issue together: a reprint contradicts itself in the words of what it repeats."""
    alike: dict[tuple[str, str], list[PublicContradiction]] = {}
    for one in found.contradictions:
        alike.setdefault((one.issue, one.why), []).append(one)
    return list(alike.values())


def contradictions(found: Material, citations: Citations) -> tuple[Block, ...]:
    """Each issue with its sides in their own words."""
    if not found.contradictions:
        return (line("No two sources were found that cannot both be right."),)
    return (Points(tuple(_contradiction(group, citations) for group in issues(found))),)


def _contradiction(group: Sequence[PublicContradiction], citations: Citations) -> Line:
    """One issue with all who take each side."""
    sides: dict[tuple[int, str], list[Passage]] = {}
    for one in group:
        # Two sides may have the same words, which one of them denies.
        for number, side in enumerate(one.sides):
            said = f"“{quote(side.passages[0])}”" if side.passages else side.words
            sides.setdefault((number, said), []).extend(side.passages)
    return Line((Said(f"{opened(group[0].issue)} ({group[0].why})", after=". "), *_sides(sides, citations)))


def _sides(sides: Mapping[tuple[int, str], Sequence[Passage]], citations: Citations) -> Iterator[Said]:
    for (_, said), passages in sides.items():
        publishers = dict.fromkeys(passage.source.publisher or "a report" for passage in passages)
        who = f"{', '.join(publishers)}: " if publishers else ""
        yield Said(f"{who}{said}", citations.of(passages))


def taken_back(found: Material) -> dict[Taken, tuple[Passage, ...]]:
    """What reports take back, each once, with everything that stands in its place."""
    replaced: dict[Taken, list[Passage]] = {}
    for one in found.corrections:
        replaced.setdefault((one.source, _joined(one.withdrawn)), []).extend(one.replaced_by)
    # Words that stand in longer words taken back by the same report are the same thing.
    whole = [key for key in replaced if not any(key != other and _holds(other, key) for other in replaced)]
    return {key: _parts_of(key, replaced) for key in whole}


def corrections(found: Material, citations: Citations) -> tuple[Block, ...]:
    """A line for each."""
    taken = taken_back(found)
    if not taken:
        return (line("No report takes anything back."),)
    return (Points(tuple(_correction(key, instead, citations) for key, instead in taken.items())),)


def _holds(other: Taken, one: Taken) -> bool:
    return other[0] == one[0] and one[1] in other[1]


def _parts_of(whole: Taken, replaced: Mapping[Taken, Sequence[Passage]]) -> tuple[Passage, ...]:
    """What stands in the place of these words, or of some of them."""
    return tuple(passage for key, passages in replaced.items() if _holds(whole, key) for passage in passages)


def _correction(taken: Taken, instead: tuple[Passage, ...], citations: Citations) -> Line:
    source, words = taken
    parts = [Said(f"{source.publisher or 'A report'} takes back “{words}”", citations.numbers([source]))]
    instead = tuple(passage for passage in instead if quote(passage) != words)
    if instead:
        parts.append(Said(f"in its place: “{_joined(instead)}”", citations.of(instead)))
    return Line(tuple(parts))


def _joined(passages: tuple[Passage, ...]) -> str:
    return " ... ".join(dict.fromkeys(quote(passage) for passage in passages))


def unsaid(found: Material) -> dict[tuple[str, str, str], list[PublicSilence]]:
    """Silences by who was silent, how, and the words that tell it."""
    alike: dict[tuple[str, str, str], list[PublicSilence]] = {}
    for one in found.silences:
        who = "nobody named" if one.who is None else one.who.name
        alike.setdefault((who, one.kind.value, quote(one.words)), []).append(one)
    return alike


def silences(found: Material, citations: Citations) -> tuple[Block, ...]:
    """Who said nothing, in the words of the reports that say so."""
    if not found.silences:
        return (line("No report says that somebody kept silent. That is no sign that all have spoken."),)
    grid = Grid(
        caption="Silences as reports tell them: no denial, and no zero",
        headers=("Who", "How", "As of", "Words"),
        rows=tuple(_silence(key, told, citations) for key, told in unsaid(found).items()),
    )
    return (grid,)


def _silence(key: tuple[str, str, str], told: Sequence[PublicSilence], citations: Citations) -> tuple[Line, ...]:
    who, how, words = key
    dates = dict.fromkeys(edtf_words(one.as_of) for one in told)
    return (
        line(who),
        line(how.replace("_", " ")),
        line("; ".join(dates)),
        Line((Said(f"“{words}”", citations.of(one.words for one in told)),)),
    )
