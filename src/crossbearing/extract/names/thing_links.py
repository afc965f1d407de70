"""Links noun phrases for texts, media, monitors and other things."""

from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.linking import Scene, ends_with
from crossbearing.extract.names.name_lexicon import un_missions
from crossbearing.extract.names.referent import Referent
from crossbearing.model.entity import EntityType


def deal(scene: Scene, candidate: Candidate) -> Referent:
    """The deal a phrase means: the last one told of, or a new one."""
    if candidate.new:
        return scene.new(candidate, "")
    if candidate.word == "paper":
        paper = scene.last(candidate, lambda r: r.type is EntityType.MEDIA and r.is_named and r.sort != "publisher")
        deal = scene.last(candidate, lambda r: r.type is EntityType.DOCUMENT)
        if paper is not None and (deal is None or deal.latest(candidate.first) < paper.latest(candidate.first)):
            return paper
    known = scene.last(candidate, lambda r: r.type is EntityType.DOCUMENT and candidate.word in r.words)
    known = known or scene.last(candidate, lambda r: r.type is EntityType.DOCUMENT and r.sort != "text")
    return known or scene.new(candidate, "")


def monitor(scene: Scene, candidate: Candidate) -> Referent:
    """The monitors a phrase means: the publisher if it monitors, else those named."""
    publisher = next((r for r in scene.found if r.sort == "publisher" and r.type is EntityType.MONITOR), None)
    if publisher is not None:
        return publisher
    if candidate.modifiers & {"military", "combat", "training", "rescue"} and not candidate.modifiers & {"un", "u.n."}:
        return scene.new(candidate, kind=EntityType.ARMED_ACTOR)
    if candidate.word == "mission":
        mission = scene.last(candidate, lambda r: r.label in un_missions() or ends_with(r, "mission"))
        if mission is not None:
            return mission
    named = scene.last(candidate, lambda r: r.type is EntityType.MONITOR and "observatory" not in r.label.lower())
    ahead = next(
        (r for r in scene.found if r.type is EntityType.MONITOR and "observatory" not in r.label.lower()), None
    )
    return named or ahead or scene.new(candidate)


def media(scene: Scene, candidate: Candidate) -> Referent:
    """The medium a phrase means: the publisher, state media, the outlet named last."""
    publisher = next((r for r in scene.found if r.sort == "publisher"), None)
    if publisher is not None and candidate.modifiers & {"this", "our"}:
        return publisher
    words = candidate.word.split()
    if "state" in words or candidate.modifiers & {"state", "state-run"}:
        return scene.slot("state media", candidate)
    if candidate.definite:
        known = scene.last(candidate, lambda r: r.type is EntityType.MEDIA and r.sort != "publisher")
        return known or publisher or scene.new(candidate)
    key = " ".join(sorted(candidate.modifiers - {"a", "an"}))
    return scene.slot(f"media {key} {candidate.word}", candidate)


def thing(scene: Scene, candidate: Candidate) -> Referent:
    """What a phrase means: with "the" the last thing called so, else a new one."""
    if candidate.definite:
        known = scene.last_with_word(candidate) or scene.shortened(candidate)
        if known is not None:
            return known
    return scene.new(candidate)
