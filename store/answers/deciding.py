"""The one place where it is decided whether the record answers, and how."""

from collections.abc import Iterable, Sequence

from store.answers.asked import all_asked, asked_about, question_of, who_asked
from store.answers.belonging import Owners
from store.answers.citing import cite_passages, distinct
from store.answers.covering import unmet
from store.answers.families import wanted_metrics
from store.answers.figures import Figures, figures, looks_ahead, profit_behind
from store.answers.index import CallIndex
from store.answers.lacking import goes_on, is_bare, is_plain, lacks_figure, lacks_guidance, tells_change
from store.answers.notes import cite_facts, differing, notes_for
from store.answers.offices import office_elsewhere, unheld_office
from store.answers.overview import asks_all_said
from store.answers.owed import withheld
from store.answers.periods import Chosen, choose
from store.answers.replying import replies
from store.answers.representing import firm_of_analyst
from store.answers.roster import about_the_call
from store.answers.saying import SURE, Said
from store.answers.scope import Scope, row_of
from store.answers.statements import outlook, ranked, reasons, said
from store.answers.strangers import unheard
from store.answers.understanding import Understanding
from store.answers.wanting import asks_amount, asks_figure, asks_guidance, asks_words, names_metric_alone
from store.lexicon import metric_name, metrics
from store.values import Answer, Choice, Citation, Fact, Kind, Note

_FEW, _MOST_CHOICES = 3, 3
_TOLD, _NAMED = 0.65, 0.5


def decide(asked: Understanding, scope: Scope) -> Answer:
    """The answer to a question that is about this company."""
    chosen = choose(asked.folded, scope.calls)
    deciding = _Deciding(asked, scope, chosen)
    if chosen.open and chosen.open[1] <= len(asked.folded):
        return _which_quarter(asked, chosen, chosen.open)
    if asked.absent and not firm_of_analyst(asked, deciding.stored):
        return deciding.made("not_in_record", "name", data={"name": "、".join(asked.absent)}, confidence=0.9)
    return deciding.answer()


def _which_quarter(asked: Understanding, chosen: Chosen, said: tuple[int, int]) -> Answer:
    """The quarter asked back, where the words fit one call by its fiscal and another by its calendar quarter."""
    choices = []
    for stored in chosen.calls[:_MOST_CHOICES]:
        call = stored.call
        quarter = f"FY{call.fiscal_year}Q{call.fiscal_quarter}"
        label = f"{quarter} ({call.period_end:%Y-%m})" if call.period_end else quarter
        text = asked.folded[: said[0]] + quarter + asked.folded[said[1] :]
        choices.append(Choice(label=label, text=text))
    return Answer(
        kind="clarify", language=asked.language, reason="period", choices=tuple(choices), confidence=0.5
    )


class _Deciding:
    """One question against one call: each step either answers or leaves it to the next."""

    def __init__(self, asked: Understanding, scope: Scope, chosen: Chosen) -> None:
        self.asked, self.scope, self.chosen = asked, scope, chosen
        self.stored = chosen.calls[0]
        self.index: CallIndex = scope.index(self.stored)
        self.owners = Owners(asked, scope, self.index)

    def answer(self) -> Answer:
        """The first step that has an answer; the last always has one."""
        steps = (self._meta, self._silent, self._asked, self._replies, self._figures, self._statements)
        return next((found for step in steps if (found := step())), None) or self._nothing()

    def made(
        self,
        kind: Kind,
        reason: str,
        *,
        cited: Iterable[Citation] = (),
        facts: Sequence[Fact] = (),
        data: dict[str, str] | None = None,
        confidence: float,
    ) -> Answer:
        """An answer about the chosen call, with the notes that are due, cut to one message."""
        citations = distinct(cited)
        return Answer(
            kind=kind,
            language=self.asked.language,
            reason=reason,
            data=data or {},
            facts=tuple(facts),
            citations=citations,
            notes=(
                *self._assumed(),
                *(() if kind == "meta" else notes_for(self.index, citations, facts)),
                *self._of_company(kind, facts),
            ),
            call=row_of(self.stored, self.scope.company.key),
            confidence=round(confidence, 3),
        )

    def _assumed(self) -> tuple[Note, ...]:
        """What a follow-up took over from the question before it is said, never silently assumed."""
        names = [
            metric_name(name, self.asked.language) if name in metrics() else name
            for name in self.asked.assumed
        ]
        return (Note(key="assumed", data={"what": "、".join(names)}),) if names else ()

    def _of_company(self, kind: Kind, facts: Sequence[Fact]) -> tuple[Note, ...]:
        """What the company's profile has to say: EBITA reported where EBITDA is written, whom to ask instead."""
        profile = self.scope.profile
        if profile.reports_ebita and any(fact.metric == "adj_ebitda" for fact in facts):
            return (Note(key="ebita"),)
        if profile.ir_contact and kind == "not_in_record":
            return (Note(key="ask_ir", data={"contact": profile.ir_contact}),)
        return ()

    def _meta(self) -> Answer | None:
        meta = (
            about_the_call(self.asked, self.stored)
            or who_asked(self.asked, self.index)
            or all_asked(self.asked, self.stored, self.index)
            or asked_about(self.asked, self.index)
        )
        if not meta:
            return None
        return self.made("meta", meta.reason, cited=meta.citations, data=meta.data, confidence=0.95)

    def _silent(self) -> Answer | None:
        """Somebody on the roster who says nothing on the call has no words to quote."""
        speakers = {turn.speaker for turn in self.index.call.turns}
        mute = [n for n in self.asked.people if n not in speakers]
        words = self.asked.wants("opinion", "answered", "asked") or asks_all_said(self.asked)
        mute = mute if words and mute else [*unheard(self.asked.text, self.scope)]
        if mute:
            return self.made("not_in_record", "silent", data={"name": "、".join(mute)}, confidence=0.9)
        elsewhere = office_elsewhere(self.asked, self.scope.company.aliases()) and not self.asked.people
        if elsewhere or unheld_office(self.asked, self.index.call):
            return self.made("not_in_record", "nothing", confidence=0.8)
        return None

    def _asked(self) -> Answer | None:
        found = question_of(self.asked, self.index)
        if found is None:
            return None
        if not found.citations:
            return self.made("not_in_record", "nothing", confidence=0.6)
        return self.made("passage", found.reason, cited=found.citations, data=found.data, confidence=0.9)

    def _replies(self) -> Answer | None:
        found = replies(self.asked, self.index)
        return self._passage(found) if found else None

    def _figures(self) -> Answer | None:
        wordy = self.asked.wants("opinion", "asked", "answered", "when", "who") or (
            self.asked.in_words and not self.asked.wants("reason")
        )
        if wordy or not (self.asked.wants("reason") or asks_figure(self.asked, self.index)):
            return None
        found = figures(self.asked, self.scope, self.index, self.chosen)
        if found is None:
            return None
        if self.asked.wants("reason"):
            given = found.given or profit_behind(self.asked, self.scope, self.index, self.chosen)
            told = reasons(self.asked, given, self.index)
            return self._passage(told) if told else self._unexplained(found.given)
        return self._given(found) if found.given else self._not_given(found)

    def _given(self, found: Figures) -> Answer:
        facts = [*found.given, *differing(self.index, found.given)]
        cited = cite_facts(self.index, facts)
        if found.lacks:
            reason = f"{found.lacks}_not_given"
            return self.made("not_given", reason, cited=cited, facts=facts, confidence=0.8)
        return self.made("metric", "figures", cited=cited, facts=facts, confidence=0.9)

    def _unexplained(self, given: Sequence[Fact]) -> Answer | None:
        """A segment's figure without a reason: what was said of it, rather than another's reason."""
        told = said(self.asked, self.index, self.chosen, self.owners) if given else None
        if not told or not self.owners.is_of_others(told):
            return None
        return self.made("not_in_record", "unsure", cited=cite_facts(self.index, given), confidence=0.6)

    def _not_given(self, found: Figures) -> Answer | None:
        """No figure of the company's: an analyst's only as the analyst's, else what was said of it."""
        if asks_guidance(self.asked) or asks_words(self.asked):
            return None
        told = said(self.asked, self.index, self.chosen, self.owners)
        if told and not found.longer and self._gives(told):
            return self._passage(told)
        near = self._near(SURE, most=2)
        if found.only_asked:
            cited = cite_facts(self.index, found.only_asked)
            return self.made("not_given", "analyst_only", cited=[*cited, *near], confidence=0.8)
        if told and (told.declines or found.longer):
            return self._denied(told.citations[:1], 0.7)
        return self._unheld(told, near)

    def _gives(self, told: Said) -> bool:
        """Whether words found give the figure that the facts lack."""
        if told.declines or told.offered or told.claimed or not (told.has_figure and told.tells):
            return False
        if (told.others and self.asked.wants_number) or (not told.has_metric and is_bare(self.asked, told)):
            return False
        apart = bool(self.asked.names and not self.asked.subjects)  # a product without figures of its own
        if (apart and self.owners.known(told)) or self.owners.is_anothers(told):
            return False
        return told.coverage >= (_NAMED if told.has_metric and not apart else _TOLD)

    def _unheld(self, told: Said | None, near: list[Citation]) -> Answer | None:
        """What is said of a metric without figures; nothing where words may answer what else is asked."""
        wanted = wanted_metrics(self.asked)
        held = any(self.index.holds(f"={ident}") for family in wanted for ident in family)
        wordy = self.asked.cues or self.asked.people or len(self.asked.units) > _FEW
        if (
            (held or wordy)
            and not asks_amount(self.asked, self.index)
            and unmet(self.asked, self.index, []) > 0
        ):
            return None  # more is asked than a metric's name: words may answer
        if not held and told and told.coverage >= _NAMED:  # it may be called otherwise, so it is not denied
            return self._unsure(told)
        named = [ident for ident in self.asked.metrics if metrics()[ident].has_values]
        if not held and named:
            name = metric_name(named[0], self.asked.language)
            return self.made("not_in_record", "metric", data={"name": name}, confidence=0.8)
        if told and told.has_figure and not told.refuses and not self.owners.is_anothers(told):  # it may be
            return self._unsure(told)
        return self._denied(near, 0.7)

    def _denied(self, near: Sequence[Citation], confidence: float) -> Answer:
        """No figure of the company's was given; of a call whose speakers nobody names that cannot be said."""
        if not self.index.call.turns:
            reason = "unsure" if near else "nothing"
            return self.made("not_in_record", reason, cited=near, confidence=confidence)
        return self.made("not_given", "figure", cited=near, confidence=confidence)

    def _unsure(self, found: Said) -> Answer:
        """The nearest words, offered as such; those that surely meet a question which names much are its answer."""
        kept = withheld(self.asked, found, self.index.call) or not found.surely
        return self._nearest(found) if kept else self._passage(found)

    def _nearest(self, found: Said) -> Answer:
        cited = found.citations[:_FEW]
        return self.made("not_in_record", "unsure", cited=cited, confidence=found.confidence)

    def _statements(self) -> Answer | None:
        found = said(self.asked, self.index, self.chosen, self.owners)
        if found and withheld(self.asked, found, self.index.call):
            return self._nearest(found)
        measured = self.asked.metrics or self.asked.wants("yes_no")
        measured = measured and not self.asked.wants("when", "reason")
        ahead = measured and looks_ahead(self.asked, self.chosen)
        if ahead and asks_amount(self.asked, self.index):
            expected = outlook(self.asked, self.index, self.chosen)
            if expected or not (found and found.declines):
                told = expected or (found if found and goes_on(self.asked, found) else None)
                return self._passage(told) if told else None
        lacking = ahead and found and lacks_guidance(self.asked, found)
        return self._told(found) if found and not lacking else None

    def _told(self, found: Said) -> Answer:
        """Words found as the answer, if they may be it; else as the nearest, or as what is said without a figure."""
        if found.offered or (self.asked.wants("asker") and not self.asked.wants("answered")):
            return self._unsure(found)
        refused, keyed = found.declines, names_metric_alone(self.asked, self.index)
        alone = keyed and (refused or lacks_figure(self.asked, found, self.index))
        unshared = "market_share" in self.asked.metrics and not found.has_metric
        apart = not found.tells or self.owners.is_of_narrower(found) or unshared
        apart = apart and (keyed or self.asked.wants_figure)
        if tells_change(self.asked, found):
            return self._passage(found)
        plain = keyed or self.asked.wants_number or is_plain(self.asked)
        if plain and self.owners.is_of_other_thing(found):
            return self._denied(found.citations[:1], 0.7)
        if found.has_figure and not refused and (alone or apart):  # it may be the one: not denied
            return self._unsure(found)
        if (self.asked.wants_figure or alone) and (refused or not found.has_figure):
            return self._denied(found.citations[: 2 if found.reason == "asked_and_answered" else 1], 0.6)
        return self._passage(found)

    def _passage(self, found: Said) -> Answer:
        cited = found.citations
        return self.made("passage", found.reason, cited=cited, data=found.data, confidence=found.confidence)

    def _nothing(self) -> Answer:
        near = self._near(SURE / 2, most=1)
        return self.made("not_in_record", "nothing", cited=near, confidence=0.3)

    def _near(self, coverage: float, *, most: int) -> list[Citation]:
        """What the record does hold nearby, where enough of the question stands in it."""
        found = ranked(self.asked, self.index, limit=3)
        return [cite_passages(self.index, f.passages) for f in found if f.coverage >= coverage][:most]
