"""`onrecord outbox`: what is on its way, and what an operator sends again."""

import json
from pathlib import Path

import pytest

from store import DeliveryState, Outcome, Store
from tests.conftest import NOW
from tests.console import Run, shape
from tests.running_bot import LATEST


@pytest.fixture
def number(onrecord: Run, tmp_path: Path) -> int:
    """A digest of which nobody knows whether it arrived."""
    store = Store.open(f"sqlite:///{tmp_path / 'cli.db'}")
    store.ingest(LATEST.name, LATEST.read_bytes(), now=NOW, push=False)
    store.chats.seen(7, "group", "群", language="zh", now=NOW)
    store.chats.subscribe(7, "jyu", now=NOW)
    store.withdraw("JYU-FY2025Q2", now=NOW)
    store.ingest(LATEST.name, LATEST.read_bytes(), now=NOW, push=True)
    (delivery,) = store.outbox.claim(NOW)
    store.outbox.start(delivery.id, NOW)
    store.outbox.record(delivery.id, Outcome(state="unknown"), NOW)
    store.close()
    return delivery.id


def test_the_states_are_counted_and_those_of_one_listed(onrecord: Run, number: int) -> None:
    assert "unknown: 1\n" in onrecord("outbox", "list").output
    assert shape(onrecord("outbox", "list", "--json"))["unknown"] == 1
    told = onrecord("outbox", "list", "--state", "unknown").output
    assert told.startswith(f"#{number}  unknown  JYU-FY2025Q2 (revision ")
    assert "to chat 7" in told
    (row,) = shape(onrecord("outbox", "list", "--state", "unknown", "--json"))
    assert (row["id"], row["chat"], row["state"]) == (number, 7, "unknown")
    assert onrecord("outbox", "list", "--state", "dead").output == ""


def test_what_is_unknown_is_sent_again_once_and_the_log_says_by_whom(onrecord: Run, number: int) -> None:
    again = onrecord("outbox", "retry", str(number))
    assert (again.exit_code, again.output) == (
        0,
        f"#{number} is sent again within seconds if the bot runs.\n",
    )
    counts: dict[DeliveryState, int] = shape(onrecord("outbox", "list", "--json"))
    assert (counts["unknown"], counts["pending"]) == (0, 1)
    refused = onrecord("outbox", "retry", str(number))
    assert refused.exit_code == 1
    assert "neither unknown nor dead" in refused.output
    entry, published = json.loads(onrecord("audit", "--json").output)
    assert (published["action"], published["actor"], published["detail"]) == ("digest.push", "onrecord", "1")
    assert (entry["action"], entry["target"]) == ("delivery.retry", f"#{number}")
    assert entry["actor"].startswith("cli:")
