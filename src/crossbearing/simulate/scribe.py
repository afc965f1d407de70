"""Writes the stories of a report and keeps what a reader that misses nothing would find in each sentence."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from crossbearing.model.agreement import AgreementStatus
from crossbearing.model.claim import Claim, ClaimKind, Form, Link, Polarity
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.event import Event, EventStance, EventType, Modality, RoleBasis, Weapon
from crossbearing.model.figure import Category
from crossbearing.model.pair import PairType
from crossbearing.model.place_status import Attribute, PlaceStatus
from crossbearing.model.silence import Silence, SilenceKind
from crossbearing.model.span import Span
from crossbearing.simulate.accounts import Sentence, Story
from crossbearing.simulate.counts import Count
from crossbearing.simulate.days import month_name
from crossbearing.simulate.hand import Hand
from crossbearing.simulate.incident import CIVILIANS
from crossbearing.simulate.page import after, unstopped
from crossbearing.simulate.statements import Statement
from crossbearing.simulate.tale import Tale
from crossbearing.simulate.terms import Terms
from crossbearing.simulate.whereabouts import spelled
from crossbearing.vocab import load

# A label is cut to so many characters.
LABEL = 90
_KINDS = {"denial": ClaimKind.DENIAL, "blame": ClaimKind.ACCUSATION, "breach": ClaimKind.ACCUSATION}
_SILENCES = {
    "no_comment": SilenceKind.NO_COMMENT,
    "not_reported": SilenceKind.DID_NOT_REPORT,
    "no_claim": SilenceKind.NO_CLAIM_OF_RESPONSIBILITY,
}


class Scribe:
    """Writes stories with one hand."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.page = hand.page
        self.record = hand.record
        self.plan = hand.plan
        self.terms = Terms(hand)

    # -- sentences ----------------------------------------------------------------------------------------------

    def story(self, story: Story) -> None:
        """Write a story; its event and all that hangs on it are kept."""
        tale = Tale(story, self.record.new("ev"))
        self.record.truth.events[tale.event] = story.incident.id
        for number, sentence in enumerate(story.sentences):
            if number:
                self.page.put(" ")
            self.page.begin()
            self._sentence(tale, sentence)
        if story.kind is EventType.TALKS_COLLAPSED and story.incident.truce is not None:
            self.terms.deal(tale, story.incident.truce).status = AgreementStatus.COLLAPSED
        if story.kind is EventType.CONTROL_CHANGE:
            self._captured(tale)
        self.record.events.append(event_of(tale))

    def _sentence(self, tale: Tale, sentence: Sentence) -> None:
        if sentence.kind in ("main", "rise"):
            self.main(tale, sentence)
        elif sentence.kind in _SILENCES:
            self._silence(tale, sentence)
        elif sentence.kind in ("held", "siege"):
            self._status(tale, sentence)
        elif sentence.kind in ("terms", "balance"):
            self.terms.write(tale, sentence)
        elif sentence.statement is not None:
            self._answer(tale, sentence, sentence.statement)

    def main(self, tale: Tale, sentence: Sentence) -> None:
        """The sentence that tells what happened, on its speaker's word or the outlet's."""
        said = sentence.statement
        assert said is not None  # a story rests on a statement
        voice, claim = tale.story.voice, self.record.new("c")
        link = None
        if voice == "before":
            link = self.hand.attribute(sentence, said.speaker, "said_before", tale)
        mark = self.page.mark
        self._clause(tale, sentence, claim, said)
        content = self.page.since(mark)
        if voice == "after":
            link = self.hand.attribute(sentence, said.speaker, "said_after", tale)
        else:
            self.page.put(".")
        self._keep_main(tale, said, claim, content, link)

    def _keep_main(self, tale: Tale, said: Statement, claim: str, content: Span, link: Link | None) -> None:
        accuses = link is not None and said.blames is not None and said.blames != said.speaker.side
        kind = ClaimKind.ACCUSATION if accuses and tale.story.incident.against == CIVILIANS else ClaimKind.FACT
        form = Form.NARRATOR if link is None else Form.INDIRECT
        about = (tale.event, *tale.figures)
        self.record.claim(Claim(claim, self.hand.chain(link), (content,), form, kind, about=about), said.id)
        tale.evidence.append(content)
        tale.first = claim
        tale.alleged = accuses
        if link is not None:
            tale.claims.append(claim)

    def _clause(self, tale: Tale, sentence: Sentence, claim: str, said: Statement) -> None:
        row, words = tale.row, load("simulate")["sentence"]
        counts = {_slot(count): count for count in sentence.counts}
        fill = self.hand.fill(tale, said) | {
            slot: partial(self.hand.count, tale, count, claim) for slot, count in counts.items()
        }
        if "killed" in counts:
            fill["number"] = partial(self.hand.count, tale, counts["killed"], claim, bare=True)
        if sentence.kind == "rise":
            tale.trigger = self.page.render(words["rise"][sentence.form % 2], fill)[0]
            return
        # Who is blamed for what it has no means to do is not named as its doer.
        forms = row["active"] if said.blames in row["doers"] and "active" in row else row["passive"]
        fill.setdefault("toll", lambda: self.hand.put(row.get("nouns", ["people"])[0]))
        tale.trigger = self.page.render(forms[sentence.form % len(forms)], fill)[0]
        if "part" in counts and "killed" in counts:
            self._tail(words, "killed", sentence.form, fill)
            self._tail(words, "children", sentence.form, fill)
        elif tail := "_and_".join(name for name in ("killed", "wounded") if name in counts):
            self._tail(words, tail, sentence.form, fill)

    def _tail(self, words: dict[str, list[str]], name: str, form: int, fill: dict[str, Callable[[], None]]) -> None:
        self.page.render(words[name][form % len(words[name])], fill)

    def _answer(self, tale: Tale, sentence: Sentence, said: Statement) -> None:
        """Another speaker's count, blame, denial or charge of a breach."""
        words = load("simulate")["sentence"][sentence.kind]
        mark, claim = self.page.mark, self.record.new("c")
        holder: list[tuple[str, Span]] = []
        fill = self.hand.fill(tale, said) | {
            "speaker": lambda: holder.append(self.hand.speaker(said.speaker, tale)),
            "party": lambda: self._party(sentence, said, holder),
        }
        for count in sentence.counts:
            fill[_slot(count)] = partial(self.hand.count, tale, count, claim)
            fill["number"] = partial(self.hand.count, tale, count, claim, bare=True)
        cue = self.page.render(words[sentence.form % len(words)], fill)[0]
        whole = self.page.since(mark)
        content = after(whole, cue)
        link = Link(holder[0][0], holder[0][1], cue)
        about = (tale.event, *tale.figures[len(tale.figures) - len(sentence.counts) :])
        kind = _KINDS.get(sentence.kind, ClaimKind.FACT)
        told = Claim(claim, self.hand.chain(link), (content,), Form.INDIRECT, kind, about=about)
        self.record.claim(replace(told, polarity=Polarity.NEGATED) if said.denies else told, said.id)
        if sentence.kind == "breach":
            self.terms.violated(tale, claim, holder[0][0], content)
        self._oppose(tale, sentence, claim)
        tale.claims.append(claim)
        tale.evidence.append(content)

    def _party(self, sentence: Sentence, said: Statement, holder: list[tuple[str, Span]]) -> None:
        """The side a sentence names: the one that denies is its holder too."""
        written = self.hand.party(sentence.who)
        if said.denies:
            holder.append(written)

    def _oppose(self, tale: Tale, sentence: Sentence, claim: str) -> None:
        """Pairs that a later sentence makes with the first one."""
        issue = f"who is responsible for the {tale.row['noun']}"
        if sentence.kind == "denial":
            self.record.pair(PairType.DENIAL, tale.first, claim, issue)
            tale.disputed = True
            tale.denied = (claim,)
        elif sentence.kind == "blame":
            self.record.pair(PairType.RIVAL_ACCOUNT, tale.first, claim, issue)
        elif sentence.kind == "toll_killed":
            self._conflict(tale)

    def _conflict(self, tale: Tale) -> None:
        told = [one for one in self.record.figures if one.id in tale.figures and one.category is Category.KILLED]
        wholes = [one for one in told if one.note is None]
        if len(wholes) > 1 and not wholes[0].agrees_with(wholes[-1]):
            issue = f"killed: {wholes[0].span.quote} or {wholes[-1].span.quote}"
            self.record.pair(PairType.NUMERIC_CONFLICT, wholes[0].id, wholes[-1].id, issue)

    def _silence(self, tale: Tale, sentence: Sentence) -> None:
        words = load("simulate")["sentence"][sentence.kind]
        mark = self.page.mark
        silent: list[str] = []
        fill = self.hand.fill(tale, None) | {"who": lambda: silent.append(self._silent(sentence))}
        self.page.render(words[sentence.form % len(words)], fill)
        whole = self.page.since(mark)
        span = unstopped(whole)
        made = self.record.new("s")
        who = silent[0] if silent else None
        kind = _SILENCES[sentence.kind]
        self.record.silences.append(Silence(made, who, kind, tale.event, span, self.plan.published.isoformat()))
        self.record.truth.silences[made] = tale.story.incident.id
        told = self.hand.narrated(self.record.new("c"), span, made)
        told = replace(told, kind=ClaimKind.REPORT_OF_SILENCE, polarity=Polarity.NEGATED)
        self.record.claim(told, self.hand.origin)

    def _silent(self, sentence: Sentence) -> str:
        if sentence.kind == "not_reported":
            words = f"the {sentence.who}"
            return self.record.entity(sentence.who, EntityType.MEDIA, Alignment.GOVERNMENT, span=self.page.put(words))
        return self.hand.party("government" if sentence.who == "army" else "rebels")[0]

    def _status(self, tale: Tale, sentence: Sentence) -> None:
        """Who holds the town, or since when it has been under siege."""
        words = load("simulate")["sentence"][sentence.kind]
        incident, mark = tale.story.incident, self.page.mark
        siege = sentence.kind == "siege" and incident.truce is not None
        since = incident.truce.besieged if siege and incident.truce is not None else self.plan.published
        holder: list[str] = []
        fill = self.hand.fill(tale, None) | {
            "party": lambda: holder.append(self.hand.party(sentence.who)[0]),
            "since": lambda: self.hand.put(f"{month_name(since)} {since.year}"),
        }
        self.page.render(words[sentence.form % len(words)], fill)
        whole = self.page.since(mark)
        span = unstopped(whole)
        interval = f"{since:%Y-%m}/{self.plan.published.isoformat()}" if siege else self.plan.published.isoformat()
        place = self.record.entity(spelled(self.plan.war, self.plan.outlet, incident.town), EntityType.PLACE)
        attribute = Attribute.SIEGE if siege else Attribute.CONTROL
        made = PlaceStatus(
            self.record.new("ps"), place, attribute, span.quote, holder[0] if holder else None, interval, (span,)
        )
        side = sentence.who if attribute is Attribute.CONTROL else ""
        self._keep_status(made, tale, side)
        self.record.claim(self.hand.narrated(self.record.new("c"), span, made.id), self.hand.origin)

    def _captured(self, tale: Tale) -> None:
        """Who holds a town from the day on which it was taken."""
        assert tale.doer is not None  # every wording of a capture names who did it
        since = tale.story.day.edtf.rpartition("/")[2]
        content = tale.evidence[0]
        made = PlaceStatus(
            self.record.new("ps"),
            tale.place,
            Attribute.CONTROL,
            content.quote,
            tale.doer.entity,
            f"{since}/..",
            (content,),
        )
        self._keep_status(made, tale, tale.story.incident.by)

    def _keep_status(self, made: PlaceStatus, tale: Tale, side: str) -> None:
        self.record.statuses.append(made)
        self.record.truth.statuses[made.id] = f"{tale.story.incident.town.place.id}/{side}"


def event_of(tale: Tale) -> Event:
    """The event of a story that is written."""
    content = tale.evidence[0]
    stance = EventStance.ATTRIBUTED if tale.claims else EventStance.ASSERTED
    assert tale.trigger is not None  # every first sentence has one
    return Event(
        id=tale.event,
        type=tale.story.kind,
        label=content.quote[:LABEL],
        trigger=tale.trigger,
        modality=Modality.ALLEGED if tale.alleged else Modality.OCCURRED,
        date=tale.date,
        place=tale.place,
        perpetrator=None if tale.doer is None else replace(tale.doer, basis=_basis(tale)),
        target=tale.target,
        weapons=_weapons(tale, content),
        casualties=tuple(tale.figures),
        claims=tuple(tale.claims),
        stance=EventStance.DISPUTED if tale.disputed else stance,
        evidence=tuple(tale.evidence),
    )


def _basis(tale: Tale) -> RoleBasis:
    return RoleBasis.ALLEGED if tale.alleged else RoleBasis.STATED


def _weapons(tale: Tale, content: Span) -> tuple[Weapon, ...]:
    """The means of attack, where its words stand in the first sentence."""
    kind, word = tale.row.get("weapon", ("", ""))
    at = content.quote.find(word) if word else -1
    if at < 0:
        return ()
    start = content.start + at
    return (Weapon(kind, Span(word, start, start + len(word))),)


def _slot(count: Count) -> str:
    if count.part:
        return "part"
    return {Category.KILLED: "killed", Category.WOUNDED: "wounded"}.get(count.category, "toll")
