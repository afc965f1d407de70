"""Writes what a truce owes and what was done of it, and keeps the agreement as this report tells it."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from crossbearing.model.agreement import AgreementStatus, Degree, Obligation, Performance, Violation
from crossbearing.model.claim import Claim, ClaimKind, Form, Link
from crossbearing.model.entity import EntityType
from crossbearing.model.event import EventType
from crossbearing.model.figure import Category
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, Precision, When
from crossbearing.simulate.accounts import Sentence
from crossbearing.simulate.counts import exact
from crossbearing.simulate.hand import Hand
from crossbearing.simulate.page import unstopped
from crossbearing.simulate.record import Deal, Setting, slug
from crossbearing.simulate.tale import Tale
from crossbearing.simulate.told import FigureTruth
from crossbearing.simulate.truce import Truce, TrueObligation
from crossbearing.vocab import load

# The outlets of the other side learn so late of what a debtor has done.
LATE_DAYS = 2


class Terms:
    """Writes the sentences on truces with one hand."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.page = hand.page
        self.record = hand.record

    def write(self, tale: Tale, sentence: Sentence) -> None:
        """The terms of a deal just reached, or the balance of one term."""
        truce = tale.story.incident.truce
        assert truce is not None  # only incidents of a truce have such sentences
        if sentence.kind == "terms":
            self._terms(tale, truce, sentence)
        else:
            self._balance(tale, truce)

    def violated(self, tale: Tale, claim: str, claimed_by: str | None, span: Span) -> None:
        """Keep the breach that the last claim speaks of."""
        truce = tale.story.incident.truce
        assert truce is not None  # only a breach of a truce is called so
        deal = self.deal(tale, truce)
        made = Violation(
            f"{deal.id}.v{len(deal.violations) + 1}",
            tale.doer.entity if tale.doer is not None else None,
            claimed_by,
            tale.row["noun"],
            (claim,),
            (span,),
            tale.denied,
        )
        deal.violations.append(made)
        self.record.truth.terms[made.id] = f"{truce.id}/hold_fire"

    def deal(self, tale: Tale, truce: Truce) -> Deal:
        """The agreement of this report that tells of a truce; made when first asked for."""
        if truce.id not in self.record.deals:
            name = self.hand.deal_name(tale, 0)
            dated = tale.story.kind is EventType.AGREEMENT_REACHED
            key = f"agreement:{slug(name)}{f'-{truce.reached.isoformat()}' * dated}"
            war = self.hand.plan.war
            parties = tuple(self.record.entity(one.words, one.type, one.alignment) for one in war.parties.values())
            made = Deal(self.record.new("a"), key, name, parties, date=tale.date if dated else None)
            self.record.deals[truce.id] = made
            self.record.truth.agreements[made.id] = truce.id
        return self.record.deals[truce.id]

    # -- terms --------------------------------------------------------------------------------------------------

    def _terms(self, tale: Tale, truce: Truce, sentence: Sentence) -> None:
        deal = self.deal(tale, truce)
        link = self._lead(tale)
        for number, owed in enumerate(self._told(truce, sentence.form)):
            if number:
                self.page.put(" ")
                self.page.begin()
            self._term(tale, deal, owed, link)
        deal.evidence.extend(tale.evidence)

    def _told(self, truce: Truce, form: int) -> Iterator[TrueObligation]:
        """The terms an outlet tells: a partisan one may pass over what its own side owes."""
        side = self.hand.plan.outlet.side
        for owed in truce.obligations:
            if not (side and owed.debtor == side and form == 0):
                yield owed

    def _lead(self, tale: Tale) -> Link:
        mark = self.page.mark
        self.page.put("Under ")
        holder = self.page.put(f"the {self.hand.deal_name(tale, 0)}")
        self.page.put(", ")
        whole = self.page.since(mark)
        paper = self.record.entity(self.hand.deal_name(tale, 0), EntityType.DOCUMENT, span=holder)
        return Link(paper, holder, Span(whole.quote[:5], whole.start, whole.start + 5))

    def _term(self, tale: Tale, deal: Deal, owed: TrueObligation, link: Link) -> None:
        row = load("simulate")["obligation"][owed.key]
        contests = "contested" in row and self.hand.plan.outlet.side == owed.debtor
        term = f"{deal.id}.o{len(deal.obligations) + 1}"
        claim, mark = self.record.new("c"), self.page.mark
        debtor: list[str] = []
        figures: list[str] = []
        fill: dict[str, Callable[[], None]] = {
            "debtor": lambda: debtor.append(self._signatory(owed.debtor)),
            "quantity": lambda: figures.append(self._owed(tale, owed, claim)),
            "town": lambda: self.hand.put_town(tale),
        }
        self.page.render(row["contested" if contests else "words"], fill)
        content = self.page.since(mark)
        self.page.put(".")
        if owed.debtor and not debtor:
            party = self.hand.plan.war.parties[owed.debtor]
            debtor.append(self.record.entity(party.words, party.type, party.alignment))
        action = row["contested_action" if contests else "action"]
        key = f"{deal.key.removeprefix('agreement:')}-{len(deal.obligations) + 1}"
        quantity = figures[0] if figures else None
        who = debtor[0] if debtor else None
        thing = owed.noun or None
        deal.obligations.append(Obligation(term, key, who, None, action, thing, quantity, None, None, (content,)))
        self.record.truth.terms[term] = f"{self.record.truth.agreements[deal.id]}/{owed.key}"
        chain = self.hand.chain(link)
        self.record.claim(
            Claim(claim, chain, (content,), Form.DOCUMENT, ClaimKind.FACT, about=(term,)), self.hand.origin
        )

    def _signatory(self, side: str) -> str:
        party = self.hand.plan.war.parties[side]
        kind = EntityType.GOVERNMENT if party.signs != party.words else party.type
        return self.record.entity(party.signs, kind, party.alignment, span=self.page.put(party.signs))

    def _owed(self, tale: Tale, owed: TrueObligation, claim: str) -> str:
        assert owed.owed is not None  # only terms that are counted print a quantity
        count = exact(Category.OTHER, owed.noun, owed.owed, owed.owed)
        truth = FigureTruth("owed", tale.story.incident.id, owed.owed, owed.owed)
        return self.record.figure(count, self.page.put(count.words), truth, Setting(claim))

    # -- balance ------------------------------------------------------------------------------------------------

    def _balance(self, tale: Tale, truce: Truce) -> None:
        """How much of one term has been done by the day of writing."""
        owed = next(one for one in truce.obligations if one.key == tale.story.incident.obligation)
        claim, mark, done = self.record.new("c"), self.page.mark, self._done(owed)
        figures: list[str] = []
        verb = load("simulate")["obligation"][owed.key]["verb"]
        fill: dict[str, Callable[[], None]] = {
            "owed": lambda: figures.append(self._owed(tale, owed, claim)),
            "done": lambda: figures.append(self._performed(tale, owed, done, claim)),
            "verb": lambda: self.hand.put(verb),
            "deal": lambda: self.hand.put(self.hand.deal_name(tale, 0)),
        }
        self.page.render(load("simulate")["sentence"]["balance"][0], fill)
        content = unstopped(self.page.since(mark))
        term, made = self._keep_balance(self.deal(tale, truce), owed, figures, content)
        self.record.truth.terms.update({term: f"{truce.id}/{owed.key}", made: f"{truce.id}/{owed.key}"})
        self.record.claim(self.hand.narrated(claim, content, term, made, *figures), self.hand.origin)

    def _keep_balance(self, deal: Deal, owed: TrueObligation, figures: list[str], content: Span) -> tuple[str, str]:
        """The term and its performance in the agreement."""
        party = self.hand.plan.war.parties[owed.debtor]
        debtor = self.record.entity(party.words, party.type, party.alignment)
        action = load("simulate")["obligation"][owed.key]["action"]
        number, done = len(deal.obligations) + 1, self._done(owed)
        term, made = f"{deal.id}.o{number}", f"{deal.id}.f{len(deal.performance) + 1}"
        key = f"{deal.key.removeprefix('agreement:')}-{number}"
        deal.obligations.append(
            Obligation(term, key, debtor, None, action, owed.noun, figures[0], None, None, (content,))
        )
        degree = Degree.FULL if done >= (owed.owed or 0) else Degree.PARTIAL if done else Degree.NONE
        published = self.hand.plan.published.isoformat()
        date = When(published, Precision.DAY, Basis.INFERRED, None, "as of the day of writing")
        claim = self.record.figures[-1].claims
        deal.performance.append(Performance(made, term, date, figures[1], degree, claim, (content,)))
        deal.status = AgreementStatus.IN_PROGRESS
        return term, made

    def _done(self, owed: TrueObligation) -> int:
        """What the outlet takes for done: those of the other side hear of it late."""
        side = self.hand.plan.outlet.side
        late = LATE_DAYS if side and side != owed.debtor else 0
        return owed.done(self.hand.plan.published - timedelta(days=late))

    def _performed(self, tale: Tale, owed: TrueObligation, done: int, claim: str) -> str:
        kind = load("simulate")["obligation"][owed.key]["type"]
        category = Category(load("simulate")["type"][kind]["category"])
        count = exact(category, owed.noun, done, owed.done(self.hand.plan.published))
        truth = FigureTruth("sum", tale.story.incident.id, count.known, count.known)
        span = self.page.put(count.number if done else "none")
        return self.record.figure(count, span, truth, Setting(claim))
