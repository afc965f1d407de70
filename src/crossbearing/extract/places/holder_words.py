"""How the value of a state names who holds a place, how much of it, and what was done to it."""

import re
from functools import cache

from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.places.place_finds import Find
from crossbearing.extract.places.place_holder import SHARE
from crossbearing.extract.words.inflections import forms_of
from crossbearing.model.entity import Alignment, Entity, MentionKind
from crossbearing.vocab import load

# "Nine of the 25 posts": so many words of a share of counted things.
SHARE_WORDS = 5
# A holder told in more words than these is called by its name.
HOLDER_WORDS = 5
_OWN = Alignment.GOVERNMENT


def called(holder: Entity) -> str:
    """The holder's name; a government's own without its country."""
    if not holder.name.startswith("government of "):
        return holder.name
    return "government" if holder.alignment is _OWN else holder.name.removeprefix("government of ")


def words_for(cast: Cast, find: Find, who: Entity) -> str:
    """The words by which the clause names the holder, without an article; elsewhere its name."""
    span = find.clause.span(cast.draft.marked)
    named = [m for m, e in cast.index.mentions_in(span) if e.id == who.id and m.kind is not MentionKind.PRONOUN]
    if not named:
        return called(who)
    words = re.sub(r"^(?:the|a|an)\s+", "", named[0].quote, flags=re.IGNORECASE)
    if words.lower() == who.name.lower():
        return who.name
    return words if len(words.split()) <= HOLDER_WORDS else called(who)


def share_held(cast: Cast, find: Find) -> str:
    """The share of a place that is held, where one is told: "nine tenths", "nine of the 25 posts"."""
    text, end = cast.draft.marked.text, find.clause.span(cast.draft.marked).end
    told = SHARE.match(text, find.span.end, end)
    if told is None:
        return ""
    words = " ".join(text[find.span.end : end].split()[:SHARE_WORDS]) if told["counted"] else told.group().strip()
    return f"{words.removesuffix(' of')} "


@cache
def active_forms() -> frozenset[str]:
    """Verbs of holding that a tagger may take for nouns ("whose gunmen hold the town")."""
    return frozenset(
        {"hold", "holds", "control", "controls", "rule", "rules", "run", "runs", "guard", "guards", "occupy"}
    )


@cache
def bases() -> dict[str, str]:
    """The base form of every irregular past."""
    irregular: dict[str, str] = load("inflections")["irregular"]
    return {form: base for base, forms in irregular.items() for form in forms.split()}


def participle(lemma: str) -> str | None:
    """The past participle of a verb; None for a word that is none."""
    irregular: dict[str, str] = load("inflections")["irregular"]
    if lemma in irregular:
        return irregular[lemma].split()[-1]
    return next(iter(forms_of(lemma).past), None)
