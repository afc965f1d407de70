"""Who publishes a report, and by which shorter names it speaks of itself."""

import re
from dataclasses import dataclass

from crossbearing.extract.names.name_lexicon import Listed, listed_names
from crossbearing.extract.names.plain_words import is_plain
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.report import Report
from crossbearing.vocab import load

_SMALL = frozenset(("of", "the", "for", "and", "-", "on", "de"))


@dataclass(frozen=True, slots=True)
class Publisher:
    """The publisher's name as the report's file gives it, with what its words tell."""

    name: str
    type: EntityType
    alignment: Alignment

    def named(self, text: str) -> Listed | None:
        """The publisher as a listed name, if `text` is its name, its initials or a word of it; else None."""
        words = [word for word in self.name.replace("(", " ").replace(")", " ").split() if word not in _SMALL]
        known = {self.name.lower(), " ".join(words).lower(), *(word.lower() for word in words if word[:1].isupper())}
        known |= {_initials(words), _initials(words[:-1]), _initials(self.name.split()), " ".join(words[1:]).lower()}
        known |= {" ".join(words[:2]).lower(), " ".join(words[-2:]).lower()}
        plain = text.lower().removeprefix("the ")
        if len(plain) < 2 or plain not in known or (text in listed_names() and plain != self.name.lower()):
            return None
        return Listed(self.name, self.type, self.alignment, "publisher")


def publisher_of(report: Report) -> Publisher | None:
    """The publisher the report's file names; None if it names none."""
    name = report.publication.publisher
    if not name:
        return None
    plain = re.sub(r"\s*\([^)]*\)\Z", "", name).removeprefix("The ").strip()
    listed = listed_names().get(plain)
    if listed is not None:
        return Publisher(plain, listed.type, listed.alignment)
    kind = publisher_type(plain)
    return Publisher(plain, kind, _alignment(plain, kind))


def publisher_type(name: str) -> EntityType:
    """What the words of its name say a publisher is: a monitor, an organisation, else a medium."""
    words = name.replace("(", " ").replace(")", " ").split()
    heads = load("organisations")["name_heads"]
    if any(phrase in name for phrase in heads["media_phrases"]) or _is_agency(words):
        return EntityType.MEDIA
    if any(word in heads["monitor"] for word in words) or names_monitor(words):
        return EntityType.MONITOR
    if any(word in heads["organisation"] or word in ("UN", "U.N.") for word in words):
        return EntityType.ORGANISATION
    return EntityType.MEDIA


def names_monitor(words: list[str]) -> bool:
    """Whether the name is one of a watch over something: "Truce Monitor", but not "Daily Monitor"."""
    if len(words) < 2 or words[-1] != "Monitor":  # the word alone may be a paper's
        return False
    papers = load("organisations")["name_heads"]["of_papers"]
    return is_plain(words[-2].lower()) and words[-2] not in papers


def _is_agency(words: list[str]) -> bool:
    """Whether an agency bears a word for news, or none for what else an agency may do."""
    if not words or words[-1] != "Agency":
        return False
    heads = load("organisations")["name_heads"]
    return any(word in heads["media"] for word in words) or not any(word in heads["agency_work"] for word in words)


def _alignment(name: str, kind: EntityType) -> Alignment:
    if "UN" in name.split() or name.startswith("United Nations"):
        return Alignment.UN
    if kind is EntityType.MONITOR:
        return Alignment.MONITOR
    return Alignment.HUMANITARIAN if kind is EntityType.ORGANISATION else Alignment.INDEPENDENT


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[:1].isalpha() and word not in _SMALL).lower()
