"""A breach of a deal that somebody claims."""

from dataclasses import dataclass

from crossbearing.extract.deals.deals import Deal
from crossbearing.model.agreement import Violation


@dataclass(frozen=True, slots=True)
class Breach:
    """A claimed breach of one deal, before it has its number; `is_attack` if it is one by force of arms."""

    deal: Deal
    violation: Violation
    is_attack: bool
