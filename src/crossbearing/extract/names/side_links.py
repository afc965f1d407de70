"""Links noun phrases for governments, rebels and forces."""

from functools import cache

from crossbearing.extract.names.acting import is_befallen
from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.linking import Scene, differs, is_counted
from crossbearing.extract.names.name_lexicon import country_adjectives, national_armies
from crossbearing.extract.names.name_links import government_of
from crossbearing.extract.names.noun_lexicon import side_words
from crossbearing.extract.names.referent import Referent
from crossbearing.extract.names.thing_links import thing
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.vocab import load

# A name that stands so often in a report is that of its own rebels.
OFTEN = 2


@cache
def _words(sort: str) -> frozenset[str]:
    """A list of words for armed men and governments."""
    return frozenset(load("groups")["armed_words"][sort])


def government(scene: Scene, candidate: Candidate) -> Referent:
    """The government a noun like "the regime" means."""
    owner = scene.owner(candidate)
    if candidate.modifiers & _words("de_facto"):
        return _de_facto(scene, candidate)
    if candidate.country:
        return government_of(scene.found, candidate.country, scene.main)
    if owner is not None and owner.type is EntityType.GOVERNMENT:
        return owner
    if candidate.alignment is Alignment.OPPOSITION or "rebel" in candidate.modifiers:
        return opposition(scene, candidate)
    if owner is not None and owner.sort == "country":
        return government_of(scene.found, owner.country, scene.main)
    led = candidate.word == "leadership" and candidate.modifiers - {"the", "its", "political", "country's"}
    if led or candidate.word not in _words("government") or candidate.modifiers & _words("local"):
        return thing(scene, candidate)
    return government_of(scene.found, _country_told_of(scene, candidate) or scene.main, scene.main)


def _country_told_of(scene: Scene, candidate: Candidate) -> str:
    """The code of the country that the sentence begins with: "In Nepal, ...", "In the Indian state of X, ..."."""
    marked = scene.marked
    sentence = marked.sentences[marked.tokens[candidate.head].sentence]
    if marked.tokens[sentence.first].lower not in ("in", "across", "inside"):
        return ""
    for token in marked.tokens[sentence.first + 1 : candidate.first]:
        named = scene.named.get(token.i)
        if named is not None and named.sort == "country":
            return named.country
        if token.text == ",":
            return ""
        if token.text[:1].isupper() and token.lower in country_adjectives():
            return country_adjectives()[token.lower]
    return ""


def _de_facto(scene: Scene, candidate: Candidate) -> Referent:
    """Those who rule without being the state: a body named so, else one without a name."""
    named = [r for r in scene.found if Alignment.DE_FACTO_AUTHORITY in r.sides and r.is_named]
    if len(named) == 1:
        return named[0]
    referent = scene.slot("de facto authorities", candidate)
    referent.sides[Alignment.DE_FACTO_AUTHORITY] += 2
    return referent


def opposition(scene: Scene, candidate: Candidate) -> Referent:
    """The rebels a phrase means: those named in it, new ones if it counts them, else the report's own."""
    owner = scene.owner(candidate)
    if owner is not None and owner.type is EntityType.ARMED_ACTOR:
        return owner
    if is_counted(scene.marked, candidate) and not candidate.definite:
        return scene.new(candidate)
    only = scene.only_rebels()
    if only is not None and _may_be_called(only, candidate):
        return only
    return scene.slot("rebels", candidate, EntityType.ARMED_ACTOR)


def _may_be_called(only: Referent, candidate: Candidate) -> bool:
    """Whether the report's one named group is what "the insurgents", or "rebels" after "X rebels", means."""
    if only.words & _words("rebels"):
        return True
    if candidate.definite and candidate.word == "rebels":
        # A report that names one group again and again means it by "the rebels" too.
        return sum(mention.is_name for mention in only.mentions) >= OFTEN
    return candidate.definite and candidate.word in load("groups")["narrow"]["words"]


def armed(scene: Scene, candidate: Candidate) -> Referent:
    """The force a phrase means: the government's, the rebels', an ally's, a region's."""
    if _are_counted_victims(scene, candidate):
        return scene.new(candidate, kind=EntityType.GROUP)
    return _force(scene, candidate)


def _force(scene: Scene, candidate: Candidate) -> Referent:
    words = candidate.modifiers
    owner = scene.owner(candidate)
    if candidate.country and candidate.country != scene.main:
        return government_of(scene.found, candidate.country, scene.main)
    if others := sorted(words & _words("by_others")):
        return scene.slot(f"{others[0]} {candidate.word}", candidate)
    loyal = owner is not None and "loyal" in scene.behind(candidate) and owner.type is not EntityType.ARMED_ACTOR
    if loyal or words & _words("by_government"):
        return government_of(scene.found, scene.main, scene.main)
    if words & _words("by_rebels"):
        return opposition(scene, candidate)
    if owner is not None and owner.type in (EntityType.GOVERNMENT, EntityType.ARMED_ACTOR):
        return owner
    if candidate.word == "side" and (candidate.country or (owner is not None and owner.country)):
        return government_of(scene.found, scene.main, scene.main)
    own = owner is not None and owner.sort in ("country", "capital")
    if own and owner is not None and (owner.country != scene.main or candidate.word not in _words("army")):
        return government_of(scene.found, owner.country, scene.main)
    if candidate.word == "generals" and (not candidate.definite or words & {"two", "three", "retired", "former"}):
        return scene.new(candidate)
    if candidate.word == "side" and words & {"federal", "government", "regime"}:
        return government_of(scene.found, scene.main, scene.main)
    if owner is not None and owner.type is EntityType.PLACE and not own and not candidate.country:
        return scene.slot(f"forces of {owner.label.lower()}", candidate)
    if candidate.word in _words("army") or words & {"federal", "national", "army"} or candidate.country:
        return _army(scene, candidate)
    if is_counted(scene.marked, candidate) and not candidate.definite:
        plain = candidate.word in ("men", "boys") and not words & {"armed", "masked", "uniformed"}
        return scene.new(candidate, kind=EntityType.GROUP if plain else EntityType.ARMED_ACTOR)
    return _troops(scene, candidate, owner)


def _are_counted_victims(scene: Scene, candidate: Candidate) -> bool:
    """Whether the phrase counts men to whom something is done: "six soldiers were freed"."""
    if candidate.definite or not is_counted(scene.marked, candidate):
        return False
    return is_befallen(scene.marked, scene.marked.tokens[candidate.head]) or _are_swapped(scene, candidate)


def _are_swapped(scene: Scene, candidate: Candidate) -> bool:
    """Whether the men are given for others: "14 soldiers for 11 rebels"."""
    tokens = scene.marked.tokens
    before, following = (
        tokens[max(0, candidate.first - 2) : candidate.first],
        tokens[candidate.last : candidate.last + 2],
    )
    if len(following) == 2 and following[0].lower == "for" and following[1].tag == "CD":
        return True
    given = len(before) == 2 and before[1].lower == "for" and before[0].tag in ("NNS", "NNPS")
    return given and tokens[candidate.first].tag == "CD"


def corps(scene: Scene, candidate: Candidate) -> Referent:
    """The police or the peacekeepers, or those of them counted as victims."""
    if _are_counted_victims(scene, candidate):
        return scene.new(candidate, kind=EntityType.GROUP)
    return scene.slot(candidate.sort, candidate)


def _army(scene: Scene, candidate: Candidate) -> Referent:
    named = scene.last(
        candidate,
        lambda r: r.type is EntityType.ARMED_ACTOR and r.is_named and Alignment.GOVERNMENT in r.sides and _is_army(r),
    )
    if named is not None:
        return named
    slotted = next((r for r in scene.found if r.slot == "army"), None)
    speaks = any(r.slot == "government" and any(c.is_name or c.definite for c in r.mentions) for r in scene.found)
    if slotted is not None or speaks or not scene.has_government:
        return slotted or scene.slot("army", candidate)
    return government_of(scene.found, scene.main, scene.main)


def _troops(scene: Scene, candidate: Candidate, owner: Referent | None) -> Referent:
    """Fighters, soldiers, forces without a side in front of them."""
    if owner is not None:
        return scene.slot(f"forces of {owner.label.lower()}", candidate)
    region = _region(scene, candidate)
    if region:
        return scene.slot(f"forces of {region}", candidate)
    owned = candidate.word == "side" or candidate.definite
    if candidate.word in ("men", "boys", "side") and owned:
        return _own_men(scene, candidate)
    if candidate.definite or candidate.word in _words("troops") or "all" in candidate.modifiers:
        known = scene.last(
            candidate,
            lambda r: (
                candidate.word in r.words
                and r.type in (EntityType.ARMED_ACTOR, EntityType.GOVERNMENT)
                and not differs(candidate, r)
            ),
        )
        if known is not None:
            return known
    if candidate.definite and (attackers := _attackers(scene, candidate)) is not None:
        return attackers
    named = [r for r in scene.found if r.type is EntityType.ARMED_ACTOR and r.is_named and not _is_army(r)]
    if candidate.definite and candidate.word in _words("militia") and len(named) == 1:
        return named[0]
    return scene.new(candidate)


def _attackers(scene: Scene, candidate: Candidate) -> Referent | None:
    """Those without a name whom "the attackers" takes up: "gunmen ... the raiders"."""
    words = frozenset(load("groups")["attackers"]["words"])
    if candidate.word not in words:
        return None
    return scene.last(
        candidate,
        lambda r: r.type is EntityType.ARMED_ACTOR and not r.is_named and not r.slot and bool(r.words & words),
    )


def _region(scene: Scene, candidate: Candidate) -> str:
    """The place whose adjective stands in the phrase: "Darfuri forces"."""
    places = [r for r in scene.found if r.type is EntityType.PLACE and r.is_named]
    for i in range(candidate.first, candidate.head):
        word = scene.marked.tokens[i].lower
        for referent in places:
            if any(word in (core + ending for ending in ("n", "an", "ian", "i", "ese")) for core in referent.cores):
                return referent.label.lower()
    return ""


def _own_men(scene: Scene, candidate: Candidate) -> Referent:
    """ "his men", "his side": those of the person or group spoken of."""
    if candidate.modifiers & {"our", "my"}:
        return scene.slot("rebels", candidate, EntityType.ARMED_ACTOR)
    if "federal" in candidate.modifiers:
        return government_of(scene.found, scene.main, scene.main)
    person = scene.last(candidate, lambda r: r.type is EntityType.PERSON)
    side = _side_of(scene, person) if person is not None else None
    if side is Alignment.GOVERNMENT:
        return government_of(scene.found, scene.main, scene.main)
    return opposition(scene, candidate) if side is Alignment.OPPOSITION else scene.new(candidate)


def _side_of(scene: Scene, person: Referent) -> Alignment | None:
    """The side of a person, by the words for them or right before the name: "rebel spokesman X"."""
    if person.sides:
        return person.sides.most_common(1)[0][0]
    tokens = scene.marked.tokens
    before = [token.lower for c in person.mentions for token in tokens[max(0, c.first - 3) : c.head]]
    return next((side_words()[word] for word in before if word in side_words()), None)


def _is_army(referent: Referent) -> bool:
    words = {word for core in referent.cores for word in core.split()} | set(referent.label.lower().split())
    return bool(words & {"army", "forces", "force", "defense", "defence"}) or referent.label in national_armies()
