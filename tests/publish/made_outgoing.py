"""A small edition made by hand: what formats are given in tests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from crossbearing.model.agreement import AgreementStatus, Degree
from crossbearing.model.claim import Certainty, ClaimKind, Form, Polarity, Stance
from crossbearing.model.contradiction import ContradictionKind
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.event import EventStance, EventType, Modality, RoleBasis
from crossbearing.model.figure import Category, Modifier
from crossbearing.model.place import Extent, Nearness
from crossbearing.model.place_status import Attribute
from crossbearing.model.silence import SilenceKind
from crossbearing.model.when import Precision
from crossbearing.publish.outgoing import (
    Deed,
    Harm,
    Involved,
    PublicAccount,
    PublicAgreement,
    PublicAmount,
    PublicBreach,
    PublicClaim,
    PublicContradiction,
    PublicCorrection,
    PublicDuty,
    PublicFigure,
    PublicIncident,
    PublicSide,
    PublicSilence,
    PublicStatus,
    PublicTally,
    ToldEvent,
)
from crossbearing.publish.values import Edition, Party, Passage, Site, Source, Span

EDITION = Edition(
    id="e0123456789ab",
    title="sahla",
    head="ab" * 32,
    policy="range",
    grading="airwars",
    reader="crossbearing 0.1.0",
    latest="2031-03-08",
    rules=("protected people have codes",),
)
ARMY = Party("actor:sahla-army", "Sahla Army", EntityType.ARMED_ACTOR, Alignment.GOVERNMENT, country="SY")
FRONT = Party("actor:river-front", "River Front", EntityType.ARMED_ACTOR, Alignment.OPPOSITION)
RESIDENTS = Party("group:residents", "residents", EntityType.GROUP, Alignment.CIVILIAN)
CODE = Party("person:source-7kpq", "source-7KPQ", EntityType.PERSON, Alignment.UNKNOWN, protected=True)
POST = Party("media:hill-post", "Hill Post", EntityType.MEDIA, Alignment.INDEPENDENT)
TOWN = Site(
    *("place:tall-nur", "Tall Nur", 34.7325, 36.7137, Extent.TOWN, Nearness.AT, 0.9, "SY", "Syria", "Homs", "SY04"),
    *("Homs", "SY0401", "geonames:1", 1, 1, 4),
)
NOWHERE = Site("place:bridge", "the bridge")
HILL = Source(
    *("1" * 64, "hill-post-1", "Hill Post", Alignment.INDEPENDENT, "Shells hit Tall Nur", "https://hill.example/1"),
    *("2031-03-08", "en", "news_report", "Tall Nur"),
)
AGENCY = Source(
    *("2" * 64, "agency-1", "Sahla News Agency", Alignment.GOVERNMENT, None, None, "2031-03-09", "en", "state_agency"),
)


def passage(words: str, source: Source = HILL, start: int = 40) -> Passage:
    """The words at some place of a report."""
    return Passage(source, words, start, start + len(words), "before ", " after")


def day(text: str) -> Span:
    """One day."""
    return Span(text, date.fromisoformat(text), date.fromisoformat(text), Precision.DAY)


def killed(value: int, source: Source = HILL, *, number: int = 1) -> PublicFigure:
    """So many people killed, in the words of a report."""
    words = passage(f"{value} people", source, 80)
    return PublicFigure(
        f"{source.doc}:q{number}", Category.KILLED, "people", value, value, value, Modifier.EXACT, "people", words,
        said_by="residents", origin=source.publisher,
    )  # fmt: skip


def told(number: int, source: Source = HILL, figures: tuple[PublicFigure, ...] = ()) -> ToldEvent:
    """A shelling as one report tells it."""
    return ToldEvent(
        id=f"{source.doc}:ev{number}",
        source=source,
        type=EventType.SHELLING,
        modality=Modality.OCCURRED,
        stance=EventStance.ATTRIBUTED,
        label="shells hit Tall Nur",
        date=day("2031-03-07"),
        site=TOWN,
        perpetrator=Involved(ARMY, RoleBasis.ALLEGED),
        target=Involved(RESIDENTS, RoleBasis.STATED),
        weapons=("mortar",),
        damage=(Harm("a school", "damaged"),),
        figures=figures,
        words=(passage("shells hit the market of Tall Nur", source),),
        claims=(f"{source.doc}:c1",),
    )


SHELLING = PublicIncident(
    id="i3f9a21c04d11",
    type=EventType.SHELLING,
    label="shelling, Tall Nur",
    date=day("2031-03-07"),
    site=TOWN,
    grade="contested",
    grade_rule="two origins disagree over who did it",
    origins=("Hill Post", "Sahla News Agency"),
    told=(told(1, HILL, (killed(12),)), told(1, AGENCY, (killed(9, AGENCY),))),
    tallies=(
        PublicTally(
            *(Category.KILLED, "people", None, 9, None, 12, "range", "two origins differ"),
            (killed(12), killed(9, AGENCY)),
        ),
    ),
    accounts=(
        PublicAccount(
            ARMY, (passage("the army fired them"),), (passage("we fired nothing", AGENCY),), (), ("Hill Post",)
        ),
        PublicAccount(FRONT, (passage("the front fired", AGENCY),), (), (), ("Sahla News Agency",)),
    ),
    contradictions=("x1",),
)
VAGUE = PublicIncident(
    id="i77aa0be31c02",
    type=EventType.DETENTION,
    label="detention",
    date=Span("2031-03/..", date(2031, 3, 1), None, Precision.INTERVAL),
    site=NOWHERE,
    grade=None,
    grade_rule=None,
    origins=("Hill Post",),
    told=(
        ToldEvent(
            id="hill-post-1:ev2",
            source=HILL,
            type=EventType.DETENTION,
            modality=Modality.ALLEGED,
            stance=EventStance.ATTRIBUTED,
            label="detention",
            date=Span("2031-03/..", date(2031, 3, 1), None, Precision.INTERVAL),
            site=NOWHERE,
            perpetrator=Involved(None, RoleBasis.UNATTRIBUTED),
            target=None,
            weapons=(),
            damage=(),
            figures=(),
            words=(passage("=dozens were taken, source-7KPQ said"),),
        ),
    ),
    tallies=(),
    accounts=(),
)
PLANNED = PublicIncident(
    id="i9c0de0000001",
    type=EventType.EVACUATION,
    label="evacuation, Tall Nur",
    date=day("2031-04-01"),
    site=TOWN,
    grade=None,
    grade_rule=None,
    origins=("Hill Post",),
    told=(
        ToldEvent(
            *("hill-post-1:ev3", HILL, EventType.EVACUATION, Modality.PLANNED, EventStance.ASSERTED, "evacuation"),
            *(day("2031-04-01"), TOWN, None, None, (), (), (), (passage("are to leave on 1 April"),)),
        ),
    ),
    tallies=(),
    accounts=(),
)
CLAIM = PublicClaim(
    *("hill-post-1:c1", HILL, (POST, CODE), ClaimKind.ACCUSATION, Form.INDIRECT, Polarity.AFFIRMED),
    *(Certainty.ASSERTED, Stance.NEUTRAL, (passage("the army fired them"),), ("i3f9a21c04d11",)),
)
DENIAL = PublicClaim(
    *("agency-1:c1", AGENCY, (None, ARMY), ClaimKind.DENIAL, Form.DIRECT_QUOTE, Polarity.NEGATED),
    *(Certainty.ASSERTED, Stance.ENDORSED, (passage("we fired nothing", AGENCY),), ("i3f9a21c04d11",)),
)
AGREEMENT = PublicAgreement(
    id="a51be20aa3331",
    name="Tall Nur agreement",
    names=("Tall Nur agreement", "the evacuation deal"),
    date=day("2031-02-20"),
    parties=(ARMY, FRONT),
    mediators=(),
    status=AgreementStatus.IN_PROGRESS,
    standings=((AgreementStatus.IN_PROGRESS, HILL),),
    duties=(
        PublicDuty(
            id="d001",
            debtor=FRONT,
            creditor=ARMY,
            text="hand over 30 detainees",
            deadline="2031-03-01",
            condition=None,
            owed=PublicAmount(30, 30, "detainees"),
            done=PublicAmount(10, 10, "detainees"),
            outstanding=PublicAmount(20, 20, "detainees"),
            state=Degree.PARTIAL,
            why="less was done than is owed",
            words=(passage("would hand over 30 detainees"),),
            deeds=(Deed(Degree.PARTIAL, day("2031-03-01"), PublicAmount(10, 10, "detainees"), passage("ten"), HILL),),
            breaches=(),
        ),
    ),
    breaches=(PublicBreach(ARMY, FRONT, "shelling", (passage("broke the deal"),), (), HILL),),
    words=(passage("the Tall Nur agreement"),),
)
STATUS = PublicStatus(
    *("hill-post-1:ps1", TOWN, Attribute.SIEGE, "besieged", ARMY, Span("2030-11/..", date(2030, 11, 1), None)),
    *(HILL, (passage("besieged since November"),)),
)
CONTRADICTION = PublicContradiction(
    id="x1",
    kind=ContradictionKind.NUMBER,
    issue="how many were killed",
    why="12 and 9 cannot both be right",
    sides=(PublicSide("12", (passage("12 people"),)), PublicSide("9", (passage("9 people", AGENCY),))),
    incident="i3f9a21c04d11",
)
SILENCE = PublicSilence("hill-post-1:s1", ARMY, SilenceKind.NO_COMMENT, "2031-03-08", passage("did not comment"))
CORRECTION = PublicCorrection(AGENCY, (passage("12 people"),), (passage("9 people", AGENCY),))


@dataclass(frozen=True)
class MadeOutgoing:
    """What goes out of a ledger that nobody has."""

    edition: Edition = EDITION
    made_sources: tuple[Source, ...] = (HILL, AGENCY)
    made_incidents: tuple[PublicIncident, ...] = (SHELLING, VAGUE, PLANNED)
    made_claims: tuple[PublicClaim, ...] = (CLAIM, DENIAL)
    made_agreements: tuple[PublicAgreement, ...] = (AGREEMENT,)
    made_statuses: tuple[PublicStatus, ...] = (STATUS,)
    made_contradictions: tuple[PublicContradiction, ...] = (CONTRADICTION,)
    made_silences: tuple[PublicSilence, ...] = (SILENCE,)
    made_corrections: tuple[PublicCorrection, ...] = field(default=(CORRECTION,))

    def sources(self) -> Iterator[Source]:
        return iter(self.made_sources)

    def incidents(self) -> Iterator[PublicIncident]:
        return iter(self.made_incidents)

    def claims(self) -> Iterator[PublicClaim]:
        return iter(self.made_claims)

    def agreements(self) -> Iterator[PublicAgreement]:
        return iter(self.made_agreements)

    def statuses(self) -> Iterator[PublicStatus]:
        return iter(self.made_statuses)

    def contradictions(self) -> Iterator[PublicContradiction]:
        return iter(self.made_contradictions)

    def silences(self) -> Iterator[PublicSilence]:
        return iter(self.made_silences)

    def corrections(self) -> Iterator[PublicCorrection]:
        return iter(self.made_corrections)
