"""Links noun phrases for governments, rebels and forces."""

from crossbearing.extract.candidate import Candidate
from crossbearing.extract.linking import Scene, is_counted
from crossbearing.extract.name_links import government_of
from crossbearing.extract.referent import Referent
from crossbearing.extract.thing_links import thing
from crossbearing.model.entity import Alignment, EntityType

_ARMY = frozenset(("army", "military", "armed forces"))
_TROOPS = frozenset(("troops", "soldiers", "forces", "force", "units", "soldier"))
_GOVERNMENT = frozenset(("government", "regime", "authorities", "state", "administration", "leadership"))


def government(scene: Scene, candidate: Candidate) -> Referent:
    """The government a noun like "the regime" means."""
    owner = scene.owner(candidate)
    if candidate.country:
        return government_of(scene.found, candidate.country, scene.main)
    if owner is not None and owner.type is EntityType.GOVERNMENT:
        return owner
    if candidate.alignment is Alignment.OPPOSITION or "rebel" in candidate.modifiers:
        return opposition(scene, candidate)
    if owner is not None and owner.sort == "country":
        return government_of(scene.found, owner.country, scene.main)
    if candidate.word not in _GOVERNMENT or candidate.modifiers & {"local", "regional", "provincial", "military"}:
        return thing(scene, candidate)
    return government_of(scene.found, scene.main, scene.main)


def opposition(scene: Scene, candidate: Candidate) -> Referent:
    """The rebels a phrase means: those named in it, new ones if it counts them, else the report's own."""
    owner = scene.owner(candidate)
    if owner is not None and owner.type is EntityType.ARMED_ACTOR:
        return owner
    if is_counted(scene.marked, candidate) and not candidate.definite:
        return scene.new(candidate)
    return scene.slot("rebels", candidate, EntityType.ARMED_ACTOR)


def armed(scene: Scene, candidate: Candidate) -> Referent:
    """The force a phrase means: the government's, the rebels', an ally's, a region's."""
    words = candidate.modifiers
    owner = scene.owner(candidate)
    if candidate.country and candidate.country != scene.main:
        return government_of(scene.found, candidate.country, scene.main)
    if words & {"allied", "foreign", "hired", "supervising"} or (candidate.country and "allied" in words):
        return scene.slot(
            f"{sorted(words & {'allied', 'foreign', 'hired', 'supervising'})[0]} {candidate.word}", candidate
        )
    loyal = owner is not None and "loyal" in scene.behind(candidate) and owner.type is not EntityType.ARMED_ACTOR
    if loyal or words & {"government", "regime", "loyalist", "pro-government", "pro-regime"}:
        return government_of(scene.found, scene.main, scene.main)
    if words & {"rebel", "opposition", "insurgent", "main", "islamist", "jihadist"}:
        return opposition(scene, candidate)
    if owner is not None and owner.type in (EntityType.GOVERNMENT, EntityType.ARMED_ACTOR):
        return owner
    if owner is not None and owner.sort in ("country", "capital"):
        return government_of(scene.found, owner.country, scene.main)
    if candidate.word in _ARMY or words & {"federal", "national", "army"} or candidate.country:
        return _army(scene, candidate)
    if is_counted(scene.marked, candidate) and not candidate.definite:
        return scene.new(candidate)
    return _troops(scene, candidate, owner)


def _army(scene: Scene, candidate: Candidate) -> Referent:
    named = scene.last(
        candidate,
        lambda r: r.type is EntityType.ARMED_ACTOR and r.is_named and Alignment.GOVERNMENT in r.sides and _is_army(r),
    )
    if named is not None:
        return named
    speaks = any(r.slot == "government" and any(c.is_name or c.definite for c in r.mentions) for r in scene.found)
    slotted = next((r for r in scene.found if r.slot == "army"), None)
    if slotted is not None or speaks:
        return slotted or scene.slot("army", candidate)
    return government_of(scene.found, scene.main, scene.main)


def _troops(scene: Scene, candidate: Candidate, owner: Referent | None) -> Referent:
    """Fighters, soldiers, forces without a side in front of them."""
    if owner is not None:
        return scene.slot(f"forces of {owner.label.lower()}", candidate)
    region = _region(scene, candidate)
    if region:
        return scene.slot(f"forces of {region}", candidate)
    if candidate.word in ("men", "boys", "side"):
        return _own_men(scene, candidate)
    if candidate.definite or candidate.word in _TROOPS:
        known = scene.last(
            candidate,
            lambda r: candidate.word in r.words and r.type in (EntityType.ARMED_ACTOR, EntityType.GOVERNMENT),
        )
        if known is not None:
            return known
    return scene.new(candidate)


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
    side = person.sides.most_common(1)[0][0] if person is not None and person.sides else None
    if side is Alignment.GOVERNMENT:
        return government_of(scene.found, scene.main, scene.main)
    return (
        scene.slot("rebels", candidate, EntityType.ARMED_ACTOR)
        if side is Alignment.OPPOSITION
        else scene.new(candidate)
    )


def _is_army(referent: Referent) -> bool:
    words = {word for core in referent.cores for word in core.split()} | set(referent.label.lower().split())
    return bool(words & {"army", "forces", "force", "defense", "defence"})
