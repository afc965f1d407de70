"""Who gives which figure: one line for all reports that pass on the same word."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossbearing.publish.brief.wording import figure, listed, many, speaker
from crossbearing.publish.outgoing import PublicFigure
from crossbearing.publish.values import Source

# More outlets than this in a cell hide who speaks; the numbers of the sources name them all.
MOST_OUTLETS = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One figure of one speaker; `outlets` pass it on, `aside` says that the policy uses none of them."""

    who: str
    value: str
    outlets: tuple[str, ...]
    sources: tuple[Source, ...]
    aside: bool

    @property
    def teller(self) -> str:
        """Who gives it, and in which outlets."""
        if not self.outlets:
            return self.who
        shown = self.outlets[:MOST_OUTLETS]
        left = len(self.outlets) - len(shown)
        return f"{self.who} (in {listed([*shown, many(left, 'other')] if left else shown)})"


def words_of_tellers(figures: Iterable[PublicFigure]) -> list[Word]:
    """Each speaker's figures, in the order of their telling; what is used by the policy comes before what is not."""
    groups: dict[tuple[str, str], list[PublicFigure]] = {}
    for one in figures:
        groups.setdefault((_bare(speaker(one)), figure(one)), []).append(one)
    words = [_word(group) for group in groups.values()]
    return sorted(words, key=lambda word: word.aside)


def _word(group: list[PublicFigure]) -> Word:
    who = speaker(group[0])
    publishers = dict.fromkeys(one.words.source.publisher or "a report" for one in group)
    outlets = tuple(one for one in publishers if _bare(one) != _bare(who))
    aside = all(one.aside is not None for one in group)
    return Word(who, figure(group[0]), outlets, tuple(one.words.source for one in group), aside)


def _bare(name: str) -> str:
    """A name without its article, in small letters."""
    return name.casefold().removeprefix("the ")
