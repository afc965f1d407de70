"""What a person has ruled of two events: that they are one happening, or that they are not."""

from dataclasses import dataclass

from crossbearing.errors import ModelError
from crossbearing.model.incident import Ref


@dataclass(frozen=True, slots=True)
class Ruling:
    """Two events and whether they are one, with who ruled so, when (ISO 8601) and why."""

    left: Ref
    right: Ref
    same: bool
    who: str = ""
    when: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if self.left == self.right:
            raise ModelError(f"A ruling needs two events, and was given {self.left.doc} {self.left.id} twice")
