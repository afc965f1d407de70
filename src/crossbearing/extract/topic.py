"""What a claim speaks of beyond its own words: the happening its figures measure, or the one told before."""

import os
from crossbearing.extract.draft import Draft
from crossbearing.model.claim import Claim, ClaimKind
from crossbearing.model.event import Event
V=os.environ.get('V','')


class Topics:
    """Tells of each claim of a draft which happenings it speaks of."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._events = sorted(draft.events, key=lambda event: event.trigger.start)
        self._ids = frozenset(event.id for event in draft.events)
        self._measured = {figure.id: figure.event for figure in draft.figures if figure.event is not None}

    def about(self, claim: Claim, told: tuple[str, ...]) -> tuple[str, ...]:
        """What the claim tells, with the happenings it speaks of."""
        found = [*told]
        if 'f' in V: found+=[self._measured[item] for item in told if item in self._measured]
        n=not self._ids.isdisjoint(found)
        if n: return tuple(dict.fromkeys(found))
        if 'q' in V and any(f.id in found for f in self._draft.figures): return tuple(dict.fromkeys(found))
        attributed = claim.last.entity != self._draft.publisher
        if not attributed and 'n' not in V:
            return tuple(dict.fromkeys(found))
        topic = self._topic(claim)
        return tuple(dict.fromkeys(found if topic is None else (*found, topic.id)))

    def _topic(self, claim: Claim) -> Event | None:
        m=self._draft.marked
        start = claim.content[0].start
        s=m.sentence_at(start)
        if s is None: return None
        before=[e for e in self._events if e.trigger.start<start]
        par=[]
        for e in before:
            t=m.sentence_at(e.trigger.start)
            if t is not None and t.paragraph==s.paragraph: par.append(e)
        if 'l' in V and par: return par[-1]
        if 'k' in V and par: return par[0]
        if 'p' in V and before:
            t=m.sentence_at(before[-1].trigger.start)
            if t is not None and s.paragraph-t.paragraph<=(9 if '9' in V else 1): return before[-1]
        if 'a' in V:
            aft=[e for e in self._events if e.trigger.start>=start]
            for e in aft:
                t=m.sentence_at(e.trigger.start)
                if t is not None and t.index-s.index<=1 and t.paragraph==s.paragraph: return e
        return None
