"""What the bot counts of itself, as Prometheus reads it."""

import math
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from store import Outbox

_ABSTENTIONS = frozenset({"not_given", "not_in_record", "clarify"})
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """The counters of one bot; `leads` and `poll_age` (seconds, NaN before the first poll) are asked for."""

    def __init__(self, outbox: Outbox) -> None:
        self._registry = CollectorRegistry()
        self._questions = Counter(
            "onrecord_questions",
            "Questions that were answered, by kind of answer.",
            ["kind"],
            registry=self._registry,
        )
        self._abstentions = Counter(
            "onrecord_abstentions",
            "Answers that the record does not hold the answer, or gives no figure, or that asked back.",
            registry=self._registry,
        )
        self._limited = Counter(
            "onrecord_questions_limited",
            "Questions that were left without an answer, by the limit that they met.",
            ["limit"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "onrecord_answer_seconds", "Time to an answer.", buckets=_SECONDS, registry=self._registry
        )
        self._refusals = Counter(
            "onrecord_telegram_refusals",
            "Sends that Telegram refused for their rate (429).",
            registry=self._registry,
        )
        self._repeated = Counter(
            "onrecord_updates_repeated", "Updates that came twice and were dropped.", registry=self._registry
        )
        self._registry.register(_Deliveries(outbox))
        ProcessCollector(registry=self._registry)

    def watch(self, leads: Callable[[], bool], poll_age: Callable[[], float]) -> None:
        """Say whom to ask for what changes by itself."""
        leading = Gauge(
            "onrecord_leads", "1 if this instance polls and sends, 0 if it waits.", registry=self._registry
        )
        leading.set_function(lambda: float(leads()))
        polled = Gauge(
            "onrecord_poll_age_seconds", "Time since the last poll that went well.", registry=self._registry
        )
        polled.set_function(poll_age)

    def answered(self, kind: str, seconds: float) -> None:
        """A question was answered."""
        self._questions.labels(kind).inc()
        self._seconds.observe(seconds)
        if kind in _ABSTENTIONS:
            self._abstentions.inc()

    def limited(self, limit: str) -> None:
        """A question was left without an answer, for its sender or its group had asked too much."""
        self._limited.labels(limit).inc()

    def refused(self) -> None:
        """Telegram refused a message for its rate."""
        self._refusals.inc()

    def repeated(self) -> None:
        """An update came twice."""
        self._repeated.inc()

    def text(self) -> bytes:
        """All of it in Prometheus's text format; asks the database, so it blocks."""
        return generate_latest(self._registry)


class _Deliveries(Collector):
    """The outbox as it is when somebody looks."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing, so that registering asks nothing of the database."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The deliveries by state and how far they lag; nothing where the database is away."""
        states = GaugeMetricFamily("onrecord_deliveries", "Digests by state.", labels=["state"])
        lag = GaugeMetricFamily(
            "onrecord_delivery_lag_seconds", "For how long the oldest due digest has waited."
        )
        try:
            counts, waited = self._outbox.counts(), self._outbox.lag(datetime.now(UTC))
        except Exception:  # the other numbers are wanted then more than ever
            counts, waited = {}, math.nan
        for state, count in counts.items():
            states.add_metric([state], count)
        lag.add_metric([], waited)
        yield states
        yield lag
