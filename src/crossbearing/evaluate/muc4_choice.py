"""Role entities and templates of a text, chosen by what the models of MUC-4's conventions think of its candidates."""

from collections.abc import Callable, Sequence

from crossbearing.evaluate.gtt_score import ROLES, Filler, Template
from crossbearing.evaluate.muc4_features import Candidate
from crossbearing.evaluate.muc4_learnt import TYPES, Chances, Sheet

# All chances here by cross-validation within the train part: from which one on a candidate is given as a role entity,
ENTITY = {"PerpInd": 0.14, "PerpOrg": 0.2, "Target": 0.18, "Victim": 0.12, "Weapon": 0.22}
# as a filler of a template, and as one that the rules put there where nothing else fills the role;
FILLER = 0.22
RULED = 0.05
# a text without that chance of being relevant has no template, one without the second no role entity either;
RELEVANT = 0.1
TELLS = 0.2
# one with that chance of a type has a template of it.
TYPE = 0.25
# Fillers of these roles are the same in all incidents of a type, where nothing says otherwise.
_SHARED = ("PerpInd", "PerpOrg")
_OF_BOMBS = ("bomb", "dynamite", "explos", "charge")
_SMALL = frozenset({"of", "de", "and", "for"})

Chosen = dict[str, list[int]]


def entities(sheet: Sheet, chances: Chances) -> dict[str, tuple[Filler, ...]]:
    """Who and what fills each role anywhere in a text."""
    if chances.relevant < TELLS:
        return dict.fromkeys(ROLES, ())
    found = _choose(sheet, chances, lambda role: ENTITY[role])
    return {role: tuple(_filler(sheet.candidates[i]) for i in chosen) for role, chosen in found.items()}


def templates(sheet: Sheet, chances: Chances) -> list[Template]:
    """The incidents of a text: those that the rules see and those that its words make likely, with what fills them."""
    if chances.relevant < RELEVANT:
        return []
    seen = {template.type for template in sheet.ruled}
    frames = [*sheet.ruled, *(Template(kind) for kind in TYPES if kind not in seen and chances.types[kind] >= TYPE)]
    filled: list[dict[str, list[int]]] = [{role: [] for role in ROLES} for _ in frames]
    if frames:
        for role, chosen in _choose(sheet, chances, lambda _: FILLER).items():
            for i in chosen:
                for place in _frames_for(sheet, frames, role, sheet.candidates[i]):
                    filled[place][role].append(i)
    for frame, slots in zip(frames, filled, strict=True):
        _leave_to_rules(sheet, chances, frame, slots)
    made = [
        Template(frame.type, {r: tuple(_filler(sheet.candidates[i]) for i in slots[r]) for r in ROLES})
        for frame, slots in zip(frames, filled, strict=True)
    ]
    return [template for place, template in enumerate(made) if template not in made[:place]]


def same(one: Candidate, other: Candidate, role: str) -> bool:
    """Whether two candidates for a role are one entity: by their heads, by the reader, or by their words."""
    if one.heads & other.heads or one.entities & other.entities:
        return True
    left, right = one.words.split(), other.words.split()
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    if role == "Victim" and left[-1] == right[-1]:
        return True
    return _short_for(left, right) or _short_for(right, left)


def _short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    return len(short) == 1 and short[0] == "".join(word[0] for word in full if word not in _SMALL)


def _filler(candidate: Candidate) -> Filler:
    return frozenset({candidate.words})


def _choose(sheet: Sheet, chances: Chances, least: Callable[[str], float]) -> Chosen:
    """The likely candidates of each role, the likeliest first; of what is one entity only the likeliest."""
    found: Chosen = {}
    for column, role in enumerate(ROLES):
        column_chances = chances.fills[:, column]
        likely = [i for i in range(len(sheet.candidates)) if column_chances[i] >= least(role)]
        taken: list[int] = []
        for i in sorted(likely, key=lambda i: (-column_chances[i], i)):
            if not any(same(sheet.candidates[i], sheet.candidates[j], role) for j in taken):
                taken.append(i)
        found[role] = taken
    return found


def _frames_for(sheet: Sheet, frames: Sequence[Template], role: str, candidate: Candidate) -> list[int]:
    """The templates a filler goes to: where the rules have it, or part of it; else the type told nearest to it."""
    exact = [i for i, frame in enumerate(frames) if _filler(candidate) in frame.fillers(role)]
    if exact:
        return exact
    words = set(candidate.words.split())
    partly = [
        i for i, frame in enumerate(frames) if any(words & set(s.split()) for f in frame.fillers(role) for s in f)
    ]
    if partly:
        return partly[:1]
    kind = _nearest(sheet, frames, candidate)
    if role == "Weapon" and any(frame.type == "bombing" for frame in frames):
        kind = "bombing" if any(sign in candidate.words for sign in _OF_BOMBS) else kind
    of_type = [i for i, frame in enumerate(frames) if frame.type == kind]
    return of_type if role in _SHARED else of_type[:1]


def _nearest(sheet: Sheet, frames: Sequence[Template], candidate: Candidate) -> str:
    types = {frame.type for frame in frames}
    told = [(sentence, kind) for sentence, kind in sheet.told if kind in types]
    gaps = [(abs(own - sentence), kind) for own in candidate.sentences for sentence, kind in told]
    return min(gaps, key=lambda gap: gap[0], default=(0, frames[0].type))[1]


def _leave_to_rules(sheet: Sheet, chances: Chances, frame: Template, slots: dict[str, list[int]]) -> None:
    """Fill the roles still empty with what the rules have there, where that is not unlikely."""
    places = {candidate.words: i for i, candidate in enumerate(sheet.candidates)}
    for column, role in enumerate(ROLES):
        if slots[role]:
            continue
        for filler in frame.fillers(role):
            i = places.get(min(filler))
            if i is None or chances.fills[i, column] < RULED:
                continue
            if not any(same(sheet.candidates[i], sheet.candidates[j], role) for j in slots[role]):
                slots[role].append(i)
