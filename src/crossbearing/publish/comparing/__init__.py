"""Sets the incidents of a ledger beside a table of others, and says what both have, what one has, and what differs."""

from crossbearing.publish.comparing.comparison import Comparison, compare
from crossbearing.publish.comparing.reach import Reach

__all__ = ["Comparison", "Reach", "compare"]
