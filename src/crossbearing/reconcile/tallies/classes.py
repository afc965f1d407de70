"""Which class of people a figure counts: women, children, fighters, or people at large."""

from functools import cache

from crossbearing.model.figure import PART_OF_COUNT, Figure
from crossbearing.vocab import load

# The class of a figure that counts everybody.
PEOPLE = "people"


def class_of(figure: Figure) -> str:
    """The class of people or things a figure counts, by the first word that tells one; `people` where none does."""
    words = f"{figure.unit} {figure.counts} {figure.span.quote}".casefold().replace(",", " ").split()
    return next((_classes()[word] for word in words if word in _classes()), PEOPLE)


def is_total(figure_class: str) -> bool:
    """Whether a count of this class is the toll itself where no wider one is given."""
    return figure_class == PEOPLE or figure_class in load("toll_classes")["total"]["classes"]


def is_none_of_class(figure: Figure, figure_class: str) -> bool:
    """Whether a figure says that none of one class was hit ("no civilians"), which tells nothing of anybody else."""
    return figure_class != PEOPLE and (figure.value if figure.high is None else figure.high) == 0


def is_total_alone(figure_class: str) -> bool:
    """Whether a count of this class is the toll itself where no other class of people is counted."""
    return figure_class in load("toll_classes")["total"]["alone"]


def says_part(figure: Figure) -> bool:
    """Whether the reader marked the figure as some of those that another figure counts."""
    note = (figure.note or "").casefold()
    if PART_OF_COUNT in note:
        return True
    text = f"{note} {figure.counts.casefold()}"
    return any(f" {words} " in f" {text} ".replace(",", " ") for words in load("toll_classes")["part"]["words"])


@cache
def _classes() -> dict[str, str]:
    """Word -> class."""
    return {word: kind for kind, words in load("toll_classes")["classes"].items() for word in words}
