"""Says that one has seen what changed."""

from crossbearing.model.person import Role
from crossbearing.web.page import Action, Done, Nothing
from crossbearing.web.visit import Visit


def seen(visit: Visit, asked: Nothing) -> Done:
    """Set the mark of whoever looks to what the ledger holds now."""
    visit.ledger.looks.done(visit.person.name)
    return Done(said=visit.say("home.marked"), at="/")


ACTIONS = (Action(name="seen", path="/seen", do=seen, needs=Role.READER),)
