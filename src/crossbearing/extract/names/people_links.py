"""Links noun phrases for people."""

from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.linking import Scene, is_counted
from crossbearing.extract.names.name_links import government_of
from crossbearing.extract.names.noun_lexicon import is_held
from crossbearing.extract.names.referent import Referent
from crossbearing.extract.names.side_links import opposition
from crossbearing.model.entity import EntityType
from crossbearing.vocab import load


def held(scene: Scene, candidate: Candidate) -> Referent:
    """Those who are held, all as one."""
    return scene.slot("held", candidate, EntityType.GROUP)


def people(scene: Scene, candidate: Candidate) -> Referent:
    """The people a phrase means: known ones of that noun, or of that place, or new ones."""
    if candidate.country and candidate.type is EntityType.GROUP and candidate.definite:
        return government_of(scene.found, candidate.country, scene.main)
    owner = scene.owner(candidate)
    place = owner.label.lower() if owner is not None and owner.type is EntityType.PLACE else ""
    if is_counted(scene.marked, candidate):
        return scene.new(candidate)
    known = scene.last(candidate, lambda r: r.type is EntityType.GROUP and candidate.word in r.words)
    if known is not None and (not place or not known.slot or known.slot == f"people {place}"):
        return known
    if place:
        return scene.slot(f"people {place}", candidate)
    return scene.new(candidate)


def numbered(scene: Scene, candidate: Candidate) -> Referent:
    """The people whom a report counted before by the same number: "nine workers ... the nine"."""
    kinds = (EntityType.GROUP, EntityType.ARMED_ACTOR)
    counted = scene.last(
        candidate, lambda r: r.type in kinds and any(candidate.word in m.modifiers for m in r.mentions)
    )
    return counted or scene.last_with_word(candidate) or scene.new(candidate)


def speakers(scene: Scene, candidate: Candidate) -> Referent:
    """The officials, witnesses or other speakers a phrase means."""
    if candidate.word in ("opposition",):
        return opposition(scene, candidate)
    if candidate.word in ("generals", "colonels") and candidate.definite and candidate.modifiers <= {"the"}:
        seat = scene.owner(candidate)
        if seat is not None and seat.sort in ("capital", "country", "state"):
            return government_of(scene.found, seat.country, scene.main)
        if _is_ruled_by_soldiers(scene):
            return government_of(scene.found, scene.main, scene.main)
    if candidate.word in load("groups")["held_many"]["words"]:
        return held(scene, candidate)
    known = scene.last(candidate, lambda r: r.type is EntityType.GROUP and candidate.word in r.words)
    if known is not None and (candidate.definite or not is_counted(scene.marked, candidate)):
        return known
    return scene.new(candidate)


def _is_ruled_by_soldiers(scene: Scene) -> bool:
    """Whether the report speaks of a junta or a coup."""
    return any(token.lower in ("junta", "coup", "putsch") for token in scene.marked.tokens)


def person(scene: Scene, candidate: Candidate) -> Referent:
    """The person a phrase means: "the commander" the one told of last, "a commander" a new one."""
    if is_held(candidate.word) and {"any", "every", "each"} & scene.lefts(candidate):
        return held(scene, candidate)
    if (
        candidate.definite
        and not candidate.modifiers & {"his", "her", "its", "their", "our", "my"}
        and scene.owner(candidate) is None
    ):
        known = scene.last_with_word(candidate) or _last_by_office(scene, candidate) or scene.shortened(candidate)
        if known is not None and known.type is EntityType.PERSON:
            return known
    if candidate.definite and "the" in candidate.modifiers:
        same = [r for r in scene.found if r.type is EntityType.PERSON and candidate.word in r.words]
        if len(same) == 1:
            return same[0]
    return scene.new(candidate)


def _last_by_office(scene: Scene, candidate: Candidate) -> Referent | None:
    """The named person before whom or behind whom the word has stood: "spokesman X ... the spokesman"."""
    word = candidate.word.split()[-1]
    return scene.last(candidate, lambda r: r.type is EntityType.PERSON and word in _offices(scene, r))


def _offices(scene: Scene, referent: Referent) -> set[str]:
    tokens = scene.marked.tokens
    found: set[str] = set()
    for mention in referent.mentions:
        if mention.is_name:
            start = max(mention.first - 3, scene.marked.sentences[tokens[mention.first].sentence].first)
            found |= {token.lower for token in tokens[start : mention.last]}
    return found


def is_both_sides(candidate: Candidate) -> bool:
    """Whether the phrase means the parties to the conflict together."""
    table = load("groups")["both_sides"]
    several = candidate.word in table["nouns"] and bool(candidate.modifiers & frozenset(table["modifiers"]))
    called = candidate.word in table["words"] and not candidate.modifiers & frozenset(table["not_with"])
    return several or called
