"""The parts of an attribution while a sentence is read: stretches of tokens, before they become spans."""

from dataclasses import dataclass

from crossbearing.extract.speech.scene import Range


@dataclass(frozen=True, slots=True)
class Parts:
    """Stretches of source, cue and content. `head` is the token of the cue's own word, `lemma` its dictionary form.

    `closing` attributions stand behind or inside their content. `speaks`: quoted words may be its content.
    """

    head: int
    lemma: str
    kind: str
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    closing: bool = False
    speaks: bool = False

    @property
    def first(self) -> int:
        """The first token of source and cue."""
        return min(first for first, _ in (*self.source, *self.cue))

    @property
    def last(self) -> int:
        """The end of source and cue."""
        return max(last for _, last in (*self.source, *self.cue))

    def holds(self, token: int) -> bool:
        """Whether the token is part of the content."""
        return any(first <= token < last for first, last in self.content)
