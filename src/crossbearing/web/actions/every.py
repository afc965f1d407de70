"""Everything that can be done on the pages of the workbench."""

from crossbearing.web.actions import account, decide, home, language, people, review
from crossbearing.web.page import Action

ACTIONS: tuple[Action, ...] = (
    *decide.ACTIONS,
    *home.ACTIONS,
    *language.ACTIONS,
    *review.ACTIONS,
    *account.ACTIONS,
    *people.ACTIONS,
)
