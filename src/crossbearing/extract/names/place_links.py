"""Links noun phrases for places."""

from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.linking import Scene
from crossbearing.extract.names.name_lexicon import capitals, country_name
from crossbearing.extract.names.name_links import government_of
from crossbearing.extract.names.name_words import directions
from crossbearing.extract.names.noun_lexicon import nouns
from crossbearing.extract.names.referent import Referent
from crossbearing.extract.words.marked import Marked
from crossbearing.model.entity import EntityType
from crossbearing.vocab import load

WHOLE = frozenset(
    (
        "town",
        "city",
        "village",
        "port",
        "county",
        "state",
        "province",
        "governorate",
        "region",
        "island",
        "municipality",
        "towns",
        "hamlet",
        "area",
        "commune",
    )
)
_SMALL_PLACES = frozenset(
    (
        "district",
        "quarter",
        "neighbourhood",
        "neighborhood",
        "suburb",
        "enclave",
        "town",
        "village",
        "city",
        "pocket",
        "holdout",
        "bastion",
        "stronghold",
    )
)


def capital(scene: Scene, candidate: Candidate) -> Referent:
    """The capital a phrase means: the country's, or the last town for "the provincial capital"."""
    plain_capital = (
        candidate.word == "capital" and not (candidate.modifiers - {"the", "country's"}) and not candidate.country
    )
    if plain_capital or candidate.country == scene.main:
        code = scene.main
        named = [
            r
            for r in scene.found
            if r.type is EntityType.PLACE and any(capitals().get(core) == code for core in r.cores)
        ]
        return named[0] if named else scene.slot("capital", candidate)
    known = scene.last(
        candidate, lambda r: r.type is EntityType.PLACE and r.is_named and r.sort != "country" and _is_town(r)
    )
    return known or scene.new(candidate)


def settlement(scene: Scene, candidate: Candidate) -> Referent:
    """The place a phrase means: the last one of its kind for "the town", else a new one."""
    word = candidate.word
    if scene.marked.tokens[candidate.head].tag == "NNS" or candidate.modifiers & {"two", "three", "four", "both"}:
        return _several(scene, candidate)
    if word == "state" and candidate.modifiers == {"the"} and not _complement(scene, candidate):
        return government_of(scene.found, scene.main, scene.main)
    if word == "country" and candidate.modifiers <= {"the", "this", "whole", "entire"} and scene.main:
        return _country(scene, candidate)
    if word in directions() and (whole := _named_behind_of(scene, candidate)) is not None:
        return whole
    if not candidate.definite or _complement(scene, candidate) not in ("", "under"):
        return _holdout(scene, candidate) or scene.new(candidate)
    front = frozenset(load("places")["front"]["words"])
    words = front if word in front else frozenset((word,))
    known = scene.last(candidate, lambda r: r.type is EntityType.PLACE and bool(words & (r.words | _tail(scene, r))))
    known = known or scene.shortened(candidate)
    if known is not None:
        return known
    if word in _SMALL_PLACES or word == "region":
        main = _main_place(scene, candidate)
        if main is not None:
            return main
    return scene.new(candidate)


def _country(scene: Scene, candidate: Candidate) -> Referent:
    """The country the report plays in, also where it goes without saying."""
    named = next((r for r in scene.found if r.sort == "country" and r.country == scene.main), None)
    if named is not None:
        return named
    country = scene.slot("country", candidate)
    country.label, country.country = country_name(scene.main), scene.main
    return country


def _named_behind_of(scene: Scene, candidate: Candidate) -> Referent | None:
    """The place a part is of: "the west of X"."""
    behind = scene.marked.tokens[candidate.head + 1 : candidate.head + 3]
    if len(behind) < 2 or behind[0].lower != "of":
        return None
    named = scene.named.get(behind[1].i)
    return named if named is not None and named.type is EntityType.PLACE else None


def _holdout(scene: Scene, candidate: Candidate) -> Referent | None:
    """ "the last district of X" is the place the report is about, if that is called so elsewhere."""
    if not candidate.modifiers & {"last", "only"}:
        return None
    return _main_place(scene, candidate, whole=True)


def _complement(scene: Scene, candidate: Candidate) -> str:
    after = scene.marked.tokens[candidate.head + 1 : candidate.head + 2]
    return after[0].lower if after and after[0].lower in ("of", "in", "near", "north", "south", "east", "west") else ""


def _tail(scene: Scene, referent: Referent) -> set[str]:
    """Place nouns in or right around the referent's names: "Kunduz city", "the town of X"."""
    found = {core.split()[-1] for core in referent.cores if " " in core} & nouns().keys()
    for mention in referent.mentions:
        before = scene.marked.tokens[max(0, mention.first - 2) : mention.first]
        if len(before) == 2 and before[1].lower == "of" and before[0].lower in WHOLE:
            found.add(before[0].lower)
    found |= {core.split()[0] for core in referent.cores if core.split()[0] in ("port", "fort", "camp")}
    return found


def _main_place(scene: Scene, candidate: Candidate, *, whole: bool = False) -> Referent | None:
    """The town named last in the sentence or paragraph before; with `whole`, the one the report names most."""
    towns = [
        r
        for r in scene.found
        if r.type is EntityType.PLACE and r.is_named and r.sort not in ("country",) and not r.slot
    ]
    towns = [r for r in towns if not _is_dateline_only(scene.marked, r)]
    if whole:
        return max(towns, key=lambda r: (len(r.mentions), -r.first), default=None)
    before = [r for r in towns if r.latest(candidate.first) >= 0 and not _tail(scene, r) - {candidate.word}]
    return max(before, key=lambda r: r.latest(candidate.first), default=None)


def _several(scene: Scene, candidate: Candidate) -> Referent:
    if candidate.definite:
        known = scene.last(candidate, lambda r: r.type is EntityType.PLACE and candidate.word in r.words)
        if known is not None:
            return known
        pair = scene.last(candidate, lambda r: r.slot == "pair")
        if pair is not None and candidate.modifiers & {"two", "both"}:
            return pair
    return scene.new(candidate)


def _is_town(referent: Referent) -> bool:
    return not any(
        core.split()[-1] in ("province", "region", "state", "countryside", "county") for core in referent.cores
    )


def _is_dateline_only(marked: Marked, referent: Referent) -> bool:
    """Whether the place is named once and only at the head of a paragraph, in capitals or before a date."""
    if len(referent.mentions) > 1:
        return False
    token = marked.tokens[referent.first]
    return marked.sentences[token.sentence].first == token.i and token.text.isupper()
