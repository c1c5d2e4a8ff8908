import asyncio
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.playground import Fault, Room
from bot.schedule import wake
from handlers.digests import outcome_of
from store import Delivery, DeliveryState, Store
from tests.running_bot import COMPANY, LATEST, RunningBot, running_bot, until, welcomed

NOW = datetime(2025, 2, 21, 2, 0, tzinfo=UTC)


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "state", "attempt", "gone"),
    [
        (RetryAfter(30), "retry", False, False),
        (ChatMigrated(-100), "retry", False, False),
        (Forbidden("Forbidden: bot was kicked from the group chat"), "dead", True, True),
        (Forbidden("Forbidden: bot was blocked by the user"), "dead", True, True),
        (BadRequest("Chat not found"), "dead", True, True),
        (BadRequest("Not enough rights to send text messages to the chat"), "dead", True, True),
        (BadRequest("Message is too long"), "dead", True, False),
        (caused(TimedOut(), httpx.ConnectTimeout("")), "retry", False, False),
        (caused(TimedOut(), httpx.PoolTimeout("")), "retry", False, False),
        (caused(TimedOut(), httpx.ReadTimeout("")), "unknown", True, False),
        (caused(TimedOut(), httpx.WriteTimeout("")), "unknown", True, False),
        (caused(NetworkError(""), httpx.ConnectError("")), "retry", False, False),
        (caused(NetworkError(""), httpx.RemoteProtocolError("")), "unknown", True, False),
        (NetworkError("Bad Gateway"), "unknown", True, False),
        (InvalidToken(), "retry", False, False),
        (TelegramError("Invalid server response"), "sent", True, False),
        (KeyError("message_id"), "sent", True, False),
    ],
    ids=repr,
)
def test_each_failure_has_its_row(error: Exception, state: DeliveryState, attempt: bool, gone: bool) -> None:
    outcome = outcome_of(error, NOW)
    assert (outcome.state, outcome.attempt, outcome.chat_gone) == (state, attempt, gone)


def test_telegrams_own_pause_and_new_address_are_taken_over() -> None:
    assert outcome_of(RetryAfter(30), NOW).not_before == NOW + timedelta(seconds=30)
    assert outcome_of(ChatMigrated(-100123), NOW).moved_to == -100123


async def pushed(bot: RunningBot, path: Path = LATEST) -> None:
    """Store a call as a file of the operator's, without which nothing is pushed."""
    services = bot.store
    await asyncio.to_thread(services.ingest, path.name, path.read_bytes(), now=datetime.now(UTC), push=True)
    wake(bot.application)


def follow(bot: RunningBot, room: Room, thread_id: int | None = None) -> None:
    now = datetime.now(UTC)
    bot.store.chats.seen(room.id, room.kind, room.title, now=now)
    key = bot.store.find_company(COMPANY)[0]
    bot.store.chats.subscribe(room.id, key, thread_id=thread_id, now=now)


def states(bot: RunningBot) -> list[DeliveryState]:
    return [delivery.state for delivery in bot.store.outbox.deliveries()]


async def ended(bot: RunningBot, state: DeliveryState) -> Delivery:
    await until(lambda: states(bot) == [state])
    return bot.store.outbox.deliveries()[0]


async def test_a_digest_goes_out_with_its_buttons_and_is_sent_once(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        await pushed(bot)
        await ended(bot, "sent")
        wake(bot.application)
        wake(bot.application)
        card = bot.world.from_bot(bot.scene.group)[0]
        assert COMPANY in card.text
        assert card.labels == ["完整要点", "全部问答", "数据表", "🔕 静音", "为什么收到"]
        assert len(bot.world.from_bot(bot.scene.group)) == 1


@pytest.mark.parametrize("kind", ["unanswered", "refused"])
async def test_a_send_whose_fate_is_unknown_is_not_repeated(earlier: Store, kind: str) -> None:
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        bot.world.script(Fault(kind=kind, method="sendPhoto"))  # type: ignore[arg-type]
        before = len(bot.world.calls_of("sendPhoto"))
        await pushed(bot)
        await ended(bot, "unknown")
        wake(bot.application)
        await until(lambda: bot.application.job_queue is not None and not _waking(bot))
        assert states(bot) == ["unknown"]
        assert len(bot.world.calls_of("sendPhoto")) == before + 1


async def test_an_answer_that_does_not_decode_counts_as_sent(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        bot.world.script(Fault(kind="garbled", method="sendPhoto"))
        await pushed(bot)
        await ended(bot, "sent")
        assert len(bot.world.from_bot(bot.scene.group)) == 1


async def test_a_flood_limit_puts_the_digest_off_without_counting_as_a_try(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        bot.world.script(Fault(kind="refused", method="sendPhoto", retry_after=600))
        await pushed(bot)
        delivery = await ended(bot, "retry")
        assert delivery.attempts == 0
        assert bot.store.outbox.claim(datetime.now(UTC) + timedelta(seconds=590)) == ()
        assert len(bot.store.outbox.claim(datetime.now(UTC) + timedelta(seconds=610))) == 1


async def test_a_kicked_bot_learns_it_from_the_refusal(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        refused = Fault(
            kind="refused",
            method="sendPhoto",
            code=403,
            words="Forbidden: bot was kicked from the group chat",
        )
        bot.world.script(refused)
        await pushed(bot)
        await ended(bot, "dead")
        chat = bot.store.chats.get(bot.scene.group.id)
        assert chat is not None
        assert not chat.active


async def test_a_migrated_group_gets_its_digest_at_the_new_address(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        new = bot.world.migrate_to_supergroup(bot.scene.group)
        await pushed(bot)
        await until(lambda: bot.world.from_bot(new))
        await ended(bot, "sent")
        assert [entry.company for entry in bot.store.chats.subscriptions(new.id)] == [COMPANY]
        assert bot.store.chats.subscriptions(bot.scene.group.id) == ()


async def test_a_chat_that_moved_unnoticed_gets_its_digest_in_the_same_tick(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        bot.scene.bot.updates.allowed = ("callback_query",)  # the bot is not told of the move
        new = bot.world.migrate_to_supergroup(bot.scene.group)
        await pushed(bot)
        await until(lambda: bot.world.from_bot(new))
        await ended(bot, "sent")
        assert [entry.company for entry in bot.store.chats.subscriptions(new.id)] == [COMPANY]


async def test_a_deleted_topic_falls_back_to_general(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        forum = bot.world.new_group("论坛", creator=bot.scene.operator, forum=True)
        bot.world.add_bot(forum)
        await welcomed(bot.world, forum)
        topic = bot.world.new_topic(forum, "财报")
        follow(bot, forum, topic.id)
        bot.world.delete_topic(forum, topic.id)
        await pushed(bot)
        await ended(bot, "sent")
        assert any(COMPANY in post.text and post.thread_id is None for post in bot.world.from_bot(forum))


async def test_markup_that_telegram_refuses_goes_out_as_plain_text(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        words = "Bad Request: can't parse entities: unsupported start tag"
        bot.world.script(Fault(kind="refused", method="sendPhoto", code=400, words=words))
        await pushed(bot)
        await ended(bot, "sent")
        assert "bold" not in str(bot.world.from_bot(bot.scene.group)[0].entities)


async def test_a_revoked_token_ends_the_bot(earlier: Store, caplog: pytest.LogCaptureFixture) -> None:
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        bot.world.script(Fault(kind="refused", method="sendPhoto", code=401, words="Unauthorized"))
        with caplog.at_level(logging.ERROR):
            await pushed(bot)
            assert await asyncio.wait_for(bot.end, 5) == 1


async def test_one_chat_that_fails_does_not_keep_the_others_back(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        private = bot.world.open_private(bot.scene.operator)
        follow(bot, private)
        follow(bot, bot.scene.group)
        bot.world.script(Fault(kind="lost", method="sendPhoto", chat_id=private.id))
        await pushed(bot)
        await until(lambda: bot.world.from_bot(bot.scene.group))
        await until(lambda: sorted(states(bot)) == ["sent", "unknown"])


def _waking(bot: RunningBot) -> bool:
    queue = bot.application.job_queue
    return queue is not None and bool(queue.get_jobs_by_name("wake"))


async def test_a_card_goes_out_as_the_caption_of_its_chart(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        await pushed(bot)
        await ended(bot, "sent")
        card = bot.world.from_bot(bot.scene.group)[0]
        assert card.content["photo"][-1]["width"] == 1080
        assert COMPANY in card.text
        told, _, drawn = card.text.rpartition("\n")
        assert len(told) <= 400
        assert drawn == "图：5个分部的收入与同比"


async def test_a_chat_that_takes_no_pictures_gets_the_card_as_text(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        words = "Bad Request: not enough rights to send photos to the chat"
        bot.world.script(Fault(kind="refused", method="sendPhoto", code=400, words=words))
        await pushed(bot)
        await ended(bot, "sent")
        card = bot.world.from_bot(bot.scene.group)[0]
        assert COMPANY in card.content["text"]


async def test_a_chart_that_cannot_be_drawn_leaves_the_card(
    earlier: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_font(*_: object) -> bytes:
        raise OSError("cannot open resource")

    monkeypatch.setattr("handlers.pictures.png", no_font)
    async with running_bot(earlier) as bot:
        follow(bot, bot.scene.group)
        with caplog.at_level(logging.CRITICAL):
            await pushed(bot)
            await ended(bot, "sent")
        assert COMPANY in bot.world.from_bot(bot.scene.group)[0].content["text"]


async def test_an_admin_mutes_a_company_by_a_button_of_its_digest_and_nobody_else_does(
    earlier: Store,
) -> None:
    async with running_bot(earlier) as bot:
        group = bot.scene.group
        follow(bot, group)
        await pushed(bot)
        await ended(bot, "sent")
        (card,) = bot.world.from_bot(group)
        presses = [
            bot.world.press_button(group, card, person, "🔕 静音")
            for person in (bot.scene.members[0], bot.scene.operator)
        ]
        await until(lambda: all(press.answer for press in presses))
        refused, muted = (str((press.answer or {}).get("text")) for press in presses)
        assert "只有群管理员" in refused
        assert muted == f"已改为静音推送{COMPANY}的要点；/settings 可改回。"
        assert [entry.form for entry in earlier.chats.subscriptions(group.id)] == ["silent"]
        assert bot.world.from_bot(group) == [card]
