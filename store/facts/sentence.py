"""A sentence with its figures, and the metric that each figure belongs to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from store.facts.cues import CAUSE, CAUSE_BEHIND, EXCLUDES, GROWTH_GOES_ON, LEFT_OUT, MOVES, PRONOUN
from store.facts.fits import RATES, counts_users, fits, is_native, is_written_down
from store.facts.joints import BESIDE, GROWTH, HOLDS, LED, LISTED, MOVE_IN, OBJECT, ONE_OF, RELATED, STATED
from store.facts.light_words import LIGHT_CHINESE, LIGHT_ENGLISH, TIGHT_CHINESE, TIGHT_ENGLISH
from store.facts.subjects import HEADINGS, is_heading
from store.facts.years import YEAR, years_in
from store.lexicon.metrics import MetricMention, find_described, find_metrics, metrics
from store.text.folding import has_han
from store.text.numbers import Figure, find_figures
from store.text.once import once
from store.text.periods import Period, find_periods
from store.text.signs import Cue
from store.text.spans import touch

_BREAK = re.compile(
    r"[,;:。!?.-](?:(?<=[,;:。!?])(?!\d{3})|(?<=\d,)(?=\d{3}\D.{0,3}[年月])|(?<=[,;])(?=\d{4}年)"
    r"|(?<=\.)(?<![^a-z][a-z]\.)\s|(?<=\s-)-?\s)| (?=(?:and|but) (?:(?!now)[a-z]+ )?(?:expect|plan to|will)\b)"
)
_BEYOND = re.compile(r",? (?:and|while|but)(?: our| the)? ")  # what is told next
_STEPS, _PARTS = frozenset({"pp", "bps"}), frozenset({"%", "bps"})
_UNCOUNTED = frozenset({"meta", "guidance"})
_TO = re.compile(r"(?<![a-z])(?:to|of|at|with)$")


@dataclass(eq=False)
class Sentence:
    """A sentence of a passage: its text as written and folded, and where it starts in the passage's text.

    `cues` are the patterns that may find something in it; `sequential` if the call has said that its comparisons are
    with the quarter before; `yearly` if what was said before it in its passage is compared with the year before;
    `year` is that which the call is about.
    """

    text: str
    folded: str
    start: int
    cues: frozenset[Cue]
    sequential: bool = False
    yearly: bool = False
    year: int | None = None

    @once
    def chinese(self) -> bool:
        """Whether it is read by the Chinese rules."""
        return has_han(self.text)

    @once
    def is_heading(self) -> bool:
        """Whether it announces what the speech turns to (Turning to Gaming.)."""
        return not self.cues.isdisjoint(HEADINGS) and is_heading(self.text)

    def has(self, cue: Cue) -> bool:
        """Whether a pattern finds anything in it."""
        return cue in self.cues and cue.search(self.folded) is not None

    def search(self, cue: Cue, words: str) -> re.Match[str] | None:
        """What a pattern finds in a part of its folded text."""
        return cue.search(words) if cue in self.cues else None

    def finds(self, cue: Cue, words: str) -> Iterator[re.Match[str]]:
        """All that a pattern finds in a part of its folded text."""
        return cue.finditer(words) if cue in self.cues else iter(())

    def without(self, cue: Cue, words: str) -> str:
        """A part of its folded text without what a pattern finds there."""
        return cue.sub("", words) if cue in self.cues else words

    @once
    def figures(self) -> tuple[Figure, ...]:
        """Its figures but for lengths of time, which count where a metric is named that is one."""
        found = find_figures(self.text, self.folded)
        timed = any(figure.is_duration for figure in found) and any(
            metrics()[m.metric].value_type == "duration" for m in self._named
        )
        return found if timed else tuple(figure for figure in found if not figure.is_duration)

    @once
    def mentions(self) -> tuple[MetricMention, ...]:
        """The metrics named or described, in order, without words that only say how a figure is meant."""
        named = (m for m in self._named if metrics()[m.metric].group not in _UNCOUNTED)
        taken = [m.span for m in self.described] + [m.span() for m in self.finds(LEFT_OUT, self.folded)]
        excluded = [m.span() for m in self.finds(EXCLUDES, self.folded)]
        apart = [
            m
            for m in named
            if not any(touch(m.span, span) for span in taken)
            and not any(start < m.span[0] < end for start, end in excluded)
            and not self.search(RELATED, self.folded[m.span[1] :])
            and not self.search(OBJECT, self.folded[: m.span[0]])
            and not is_written_down(m, self._named, self.folded)
        ]
        return tuple(sorted((*apart, *self.described), key=lambda m: m.span))

    @once
    def _named(self) -> tuple[MetricMention, ...]:
        return find_metrics(self.folded)

    @once
    def described(self) -> tuple[MetricMention, ...]:
        """The metrics described in words that stand apart."""
        return find_described(self.folded)

    @once
    def periods(self) -> list[tuple[tuple[int, int], Period]]:
        """The periods that it names, each with its span, in order."""
        found = find_periods(self.text)
        years = years_in(self.folded, found) if YEAR in self.cues else ()
        return sorted((*found, *years), key=lambda row: row[0]) if years else found

    @once
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """The spans between commas and the like."""
        named = [m.span for m in self._named] if self.figures else []
        breaks = [match.span() for match in _BREAK.finditer(self.folded)]
        ends = [end for start, end in breaks if not any(m[0] < start and end < m[1] for m in named)]
        return tuple(zip([0, *ends], [*ends, len(self.text)], strict=True))

    def clause_at(self, offset: int) -> tuple[int, int]:
        """The clause that a character stands in."""
        return self.clauses[bisect_right(self._clause_starts, offset) - 1]

    @once
    def _clause_starts(self) -> list[int]:
        return [start for start, _ in self.clauses]

    def end_of_figure_before(self, offset: int) -> int:
        """Where the last figure before a place ends; 0 if there is none."""
        at = bisect_right(self._figure_ends, offset)
        return self._figure_ends[at - 1] if at else 0

    def figures_between(self, start: int, end: int) -> bool:
        """Whether a figure stands between two places."""
        return bisect_left(self._figure_starts, start) < bisect_left(self._figure_starts, end)

    def start_of_figure_after(self, offset: int) -> int:
        """Where the next figure after a place starts; the sentence's end if there is none."""
        at = bisect_left(self._figure_starts, offset)
        return self._figure_starts[at] if at < len(self.figures) else len(self.text)

    @once
    def _figure_starts(self) -> list[int]:
        return [figure.span[0] for figure in self.figures]

    @once
    def _figure_ends(self) -> list[int]:
        return [figure.span[1] for figure in self.figures]

    def named_by(self, figure: Figure) -> MetricMention | None:
        """The metric that stands beside the figure in its clause, before it or close behind it."""
        clause = self.clause_at(figure.span[0])
        around = [
            m
            for m in self.described
            if m.span[0] <= figure.span[1] + 12
            and figure.span[0] <= m.span[1] + 12
            and (figure.unit in _STEPS or not self.figures_between(figure.span[1], m.span[0]))
            and not _BEYOND.fullmatch(self.folded, figure.span[1], max(figure.span[1], m.span[0]))
        ]
        for mention in sorted(around, key=lambda m: m.span[1] != figure.span[0]):
            if touch(mention.span, clause) and fits(figure, metrics()[mention.metric]):
                return mention
        before, after = self._last_before(figure, clause[0]), self._close_behind(figure, clause)
        if after and before and self._only_counts(figure, after, before):
            return before
        if after and before and (before in self._taken_before(figure) or self._moved(figure, after)):
            return after
        if before and self._is_free(before, figure, after):
            return before
        return after or (before if before and self.goes_on(figure) else None)

    def _last_before(self, figure: Figure, since: int) -> MetricMention | None:
        """The last metric named between a place and the figure that it can be of; before all one of its own kind."""
        last: MetricMention | None = None
        for mention in reversed(self._named_between(since, figure.span[0])):
            metric = metrics()[mention.metric]
            if fits(figure, metric) and not self._is_of_cause(figure, mention.span[1]):
                if is_native(figure, metric):
                    return mention
                last = last or mention
        return last

    def _named_between(self, start: int, end: int) -> tuple[MetricMention, ...]:
        first, last = (bisect_left(self.mentions, at, key=lambda m: m.span[0]) for at in (start, end))
        return self.mentions[first:last]

    def _is_of_cause(self, figure: Figure, metric_end: int) -> bool:
        """Whether the words between a metric and the figure have gone on to the cause of its move, or to a part."""
        between = self.folded[metric_end : figure.span[0]]
        if self.search(HOLDS, between) or self.search(BESIDE, between):
            return True
        if self.search(LED, between) and not STATED.search(between):
            return True
        cause = self.search(CAUSE_BEHIND, between)
        if cause is None or not self.search(MOVES, between[: cause.start()]):
            return False
        return not STATED.search(between[cause.end() :])

    def named_before(self, figure: Figure) -> MetricMention | None:
        """The metric named last before the figure, in a clause that has no figure of its own and gives no cause."""
        since = self.end_of_figure_before(figure.span[0])
        for mention in reversed(self.mentions):
            clause = self.clause_at(mention.span[0])
            if since <= mention.span[0] < figure.span[0] and fits(figure, metrics()[mention.metric]):
                lead = self.folded[clause[0] : mention.span[0]]
                return None if self.search(CAUSE, lead) or self.search(ONE_OF, lead) else mention
        return None

    def goes_on(self, figure: Figure, until: int | None = None) -> bool:
        """Whether nothing but small words stand between the clause's start and the figure, or the words that lead
        to it from `until` on: the clause before names what it is about."""
        lead = self._lead(figure.span[0], until)
        if self.chinese:
            return bool(LIGHT_CHINESE.fullmatch(lead))
        return bool(LIGHT_ENGLISH.fullmatch(lead)) and not self._counts_other_things(figure)

    def _lead(self, offset: int, until: int | None = None) -> str:
        """The words from the clause's start, or the figure before, to a place."""
        start = max(self.clause_at(offset)[0], self.end_of_figure_before(offset))
        return self.folded[start : offset if until is None else until]

    def resumes(self, figure: Figure) -> bool:
        """Whether the figure follows on words that only say what its metric leaves out (opex, which excludes X,|)."""
        left_out = [m.end() for m in self.finds(LEFT_OUT, self.folded) if m.end() <= figure.span[0]]
        return bool(left_out) and bool(LIGHT_ENGLISH.fullmatch(self.folded[left_out[-1] : figure.span[0]]))

    def grows(self, figure: Figure) -> bool:
        """Whether the word behind a rate is growth and no more: that of what was named before (to 7%| growth)."""
        lead = self.folded[self.clause_at(figure.span[0])[0] : figure.span[0]]
        return figure.unit == "%" and bool(
            self.search(GROWTH, self.folded[figure.span[1] :]) and _TO.search(lead.rstrip())
        )

    def _counts_other_things(self, figure: Figure) -> bool:
        """Whether a bare count has a noun of its own behind it (120,000 employees, 10 million encounters)."""
        if figure.is_money or figure.unit in RATES:
            return False
        behind = self.folded[figure.span[1] : self.clause_at(figure.span[0])[1]].split()
        return any(word.isalpha() and not LIGHT_ENGLISH.fullmatch(word) for word in behind[:3])

    @property
    def points_back(self) -> bool:
        """Whether it opens with a word for what was said before (这, that), or goes on about growth alone."""
        first = self.start_of_figure_after(0)
        return self.has(PRONOUN) or (self.has(GROWTH_GOES_ON) and not self._named_between(0, first))

    def _only_counts(self, figure: Figure, after: MetricMention, before: MetricMention) -> bool:
        """Whether the word behind a count only says what it counts, its metric being named (MTUs of 1,700 users)."""
        same = after.metric == "users" and counts_users(metrics()[before.metric])
        return same and bool(LIGHT_ENGLISH.fullmatch(self._lead(figure.span[0])))

    def _moved(self, figure: Figure, after: MetricMention) -> bool:
        """Whether a rate or a sum is said to be the movement of the metric behind it (a |5% increase in sales)."""
        between = self.folded[figure.span[1] : after.span[0]]
        moves = figure.unit == "%" or figure.is_money
        return moves and not self.chinese and bool(MOVE_IN.match(between))

    def _is_free(self, mention: MetricMention, figure: Figure, after: MetricMention | None) -> bool:
        """Whether a metric named before the figure has no figure of its own yet, neither inside nor before it."""
        if self.end_of_figure_before(figure.span[0]) > mention.span[1]:
            return False
        held = (f for f in self.figures if mention.span[0] < f.span[0] and f.span[1] <= mention.span[1])
        inside = after is not None and any(f.is_money and f is not figure for f in held)
        taken = not self.chinese and mention in self._taken_before(figure)
        return not inside and (not taken or self._goes_straight(mention, figure))

    def _goes_straight(self, mention: MetricMention, figure: Figure) -> bool:
        """Whether nothing but small words, or a verb of movement, lead from a metric to the figure."""
        between = self.folded[mention.span[1] : figure.span[0]]
        light = LIGHT_ENGLISH.fullmatch(between) and "as well as" not in between
        return bool(light or self.search(MOVES, between))

    def _taken_before(self, figure: Figure) -> list[MetricMention]:
        """The metrics behind the figure before, which are that one's (a billion in buybacks and two in dividends)."""
        earlier = self.figures[: bisect_right(self._figure_ends, figure.span[0])][-1:]
        taken = [m for other in earlier if (m := self._close_behind(other, self.clause_at(other.span[0])))]
        for mention in self.mentions if taken else ():
            gap = self.folded[taken[-1].span[1] : mention.span[0]] if mention.span > taken[-1].span else ""
            fitting = mention.span[1] <= figure.span[0] and fits(earlier[-1], metrics()[mention.metric])
            if fitting and LISTED.fullmatch(gap):
                taken.append(mention)
        return taken

    def _close_behind(self, figure: Figure, clause: tuple[int, int]) -> MetricMention | None:
        reach = min(clause[1], self.start_of_figure_after(figure.span[1]))
        for mention in self._named_between(figure.span[0] + 1, max(reach, figure.span[1] + 1)):
            if mention.span[0] >= reach and figure.span[1] != mention.span[0]:
                continue
            gap = self.folded[figure.span[1] : max(figure.span[1], mention.span[0])]
            tight = (TIGHT_CHINESE if self.chinese else TIGHT_ENGLISH).fullmatch(gap)
            of_whole = figure.unit in _PARTS and gap.strip().startswith("of")
            if tight and not of_whole and fits(figure, metrics()[mention.metric]):
                return mention
        return None
