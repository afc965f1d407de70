"""Tables of agreements: what was agreed, who owes what, what was done, what is said to be broken."""

from collections.abc import Iterator

from crossbearing.model.agreement import AgreementStatus
from crossbearing.publish.outgoing import (
    Deed,
    Outgoing,
    PublicAgreement,
    PublicAmount,
    PublicBreach,
    PublicDuty,
)
from crossbearing.publish.tables.fields import (
    amount_fields,
    date_fields,
    listed,
    party_fields,
    quotes,
    quotes_field,
    source_fields,
)
from crossbearing.publish.tables.sheet import Sheet, text, yes_no
from crossbearing.publish.tables.within import Broken, Within, breaches_of, deeds_of, duties_of
from crossbearing.publish.values import Party, Passage, Source, Span

Standing = Within[PublicAgreement, tuple[AgreementStatus, Source]]
Signer = Within[PublicAgreement, tuple[str, Party]]
Duty = Within[PublicAgreement, PublicDuty]
DoneDeed = Within[Duty, Deed]
Breach = Within[Broken, PublicBreach]


def _agreements(outgoing: Outgoing) -> Iterator[PublicAgreement]:
    return outgoing.agreements()


def _date(one: PublicAgreement) -> Span:
    return one.date


def _words(one: PublicAgreement) -> tuple[Passage, ...]:
    return one.words


AGREEMENTS: Sheet[PublicAgreement] = Sheet(
    "agreements",
    "What was agreed: a row is one agreement under all its names.",
    _agreements,
    [
        text("agreement", "The id of the agreement.", lambda one: one.id),
        text("name", "What it is called.", lambda one: one.name),
        text("names", "All that it is called.", lambda one: listed(one.names)),
        *date_fields(_date, "it was made"),
        text("parties", "Who made it.", lambda one: listed(it.name for it in one.parties)),
        text("mediators", "Who mediated.", lambda one: listed(it.name for it in one.mediators)),
        text("status", "Where it stands by the last report that says so.", lambda one: one.status.value),
        text("prior", "The agreement before it in its chain.", lambda one: one.prior),
        quotes_field(_words),
    ],
)


def _signers(outgoing: Outgoing) -> Iterator[Signer]:
    for agreement in outgoing.agreements():
        every = [("party", one) for one in agreement.parties] + [("mediator", one) for one in agreement.mediators]
        for number, one in enumerate(every, 1):
            yield Within(f"{agreement.id}:m{number}", agreement, one)


def _signer(one: Signer) -> Party | None:
    return one.thing[1]


SIGNERS: Sheet[Signer] = Sheet(
    "agreement_parties",
    "Who made and who mediated an agreement: a row is one party of one agreement.",
    _signers,
    [
        text("member", "The id of the row.", lambda one: one.id),
        text("agreement", "The agreement.", lambda one: one.owner.id),
        text("role", "party or mediator.", lambda one: one.thing[0]),
        *party_fields("party", "Who", _signer),
    ],
)


def _standings(outgoing: Outgoing) -> Iterator[Standing]:
    for agreement in outgoing.agreements():
        for number, one in enumerate(agreement.standings, 1):
            yield Within(f"{agreement.id}:s{number}", agreement, one)


def _standing_source(one: Standing) -> Source:
    return one.thing[1]


STANDINGS: Sheet[Standing] = Sheet(
    "standings",
    "Where an agreement stands: a row is what one report says of it.",
    _standings,
    [
        text("standing", "The id of the row.", lambda one: one.id),
        text("agreement", "The agreement.", lambda one: one.owner.id),
        text("status", "Where it stands by this report.", lambda one: one.thing[0].value),
        *source_fields(_standing_source),
    ],
)


def _debtor(one: Duty) -> Party | None:
    return one.thing.debtor


def _creditor(one: Duty) -> Party | None:
    return one.thing.creditor


def _owed(one: Duty) -> PublicAmount | None:
    return one.thing.owed


def _done(one: Duty) -> PublicAmount | None:
    return one.thing.done


def _outstanding(one: Duty) -> PublicAmount | None:
    return one.thing.outstanding


DUTIES: Sheet[Duty] = Sheet(
    "duties",
    "Who owes what: a row is one duty of one agreement, and where it stands.",
    duties_of,
    [
        text("duty", "The id of the duty.", lambda one: one.id),
        text("agreement", "The agreement.", lambda one: one.owner.id),
        *party_fields("debtor", "Who owes it", _debtor),
        *party_fields("creditor", "Whom it is owed to", _creditor),
        text("text", "What is owed.", lambda one: one.thing.text),
        text("deadline", "Until when, in the words of a report.", lambda one: one.thing.deadline),
        text("condition", "On what condition, in the words of a report.", lambda one: one.thing.condition),
        *amount_fields("owed", "How much is owed", _owed),
        *amount_fields("done", "How much was done", _done),
        *amount_fields("outstanding", "How much is left", _outstanding),
        text("state", "How far it was met.", lambda one: one.thing.state.value),
        text("why", "The rule that says so.", lambda one: one.thing.why),
        yes_no("exists", "Whether it is held to exist at all.", lambda one: one.thing.exists),
        text("quotes", "The words of reports it rests on, divided by a bar.", lambda one: quotes(one.thing.words)),
    ],
)


def _deed_date(one: DoneDeed) -> Span:
    return one.thing.date


def _deed_amount(one: DoneDeed) -> PublicAmount | None:
    return one.thing.amount


def _deed_source(one: DoneDeed) -> Source:
    return one.thing.source


DEEDS: Sheet[DoneDeed] = Sheet(
    "deeds",
    "What was done of a duty: a row is one state of one duty as one report tells it.",
    deeds_of,
    [
        text("deed", "The id of the row.", lambda one: one.id),
        text("duty", "The duty.", lambda one: one.owner.id),
        text("agreement", "The agreement.", lambda one: one.owner.owner.id),
        text("degree", "How far it was met then.", lambda one: one.thing.degree.value),
        *date_fields(_deed_date, "it was so"),
        *amount_fields("amount", "How much was done", _deed_amount),
        *source_fields(_deed_source),
        text("quotes", "The words of the report.", lambda one: one.thing.words.exact if one.thing.words else None),
    ],
)


def _accused(one: Breach) -> Party | None:
    return one.thing.accused


def _claimed_by(one: Breach) -> Party | None:
    return one.thing.claimed_by


def _breach_source(one: Breach) -> Source:
    return one.thing.source


BREACHES: Sheet[Breach] = Sheet(
    "breaches",
    "What is said to be broken: a row is one breach that somebody claims.",
    breaches_of,
    [
        text("breach", "The id of the row.", lambda one: one.id),
        text("agreement", "The agreement.", lambda one: one.owner.owner.id),
        text(
            "duty",
            "The duty; blank where no single one is meant.",
            lambda one: one.owner.thing.id if one.owner.thing else None,
        ),
        *party_fields("accused", "Who is accused", _accused),
        *party_fields("claimed_by", "Who claims it", _claimed_by),
        text("what", "What was done, in words.", lambda one: one.thing.what),
        *source_fields(_breach_source),
        text("quotes", "The words that claim it, divided by a bar.", lambda one: quotes(one.thing.said)),
        text("denials", "The words that deny it, divided by a bar.", lambda one: quotes(one.thing.denied)),
    ],
)

SHEETS = (AGREEMENTS, SIGNERS, STANDINGS, DUTIES, DEEDS, BREACHES)
