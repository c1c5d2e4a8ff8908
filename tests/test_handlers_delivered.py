"""What a pushed digest brings along, and several of a night in one message, over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from telegram.error import RetryAfter

from bot.instance import Instance
from bot.playground import Fault, MovableClock, Post, TelegramWorld
from bot.schedule import tick, wake
from handlers import drawing
from handlers.context import Context, Services
from handlers.drawing import Bundle, drawn
from handlers.render.message import Message
from store import Store, parse_hours
from tests.conftest import NOW
from tests.databases import StoreLike
from tests.running_bot import COMPANY, EARLIER, LATEST, RunningBot, running_bot, until, welcomed

OTHER = "云岫集团"


def text(path_text: str, company: str) -> bytes:
    """A sample's words as another invented company's."""
    if company == OTHER:
        path_text = path_text.replace("鲸屿", "云岫").replace("DEMO:JYU", "DEMO:YXU")
    return path_text.encode()


def record_both(store: Store) -> None:
    for company in (COMPANY, OTHER):
        store.ingest("a.txt", text(EARLIER.read_text(encoding="utf-8"), company), now=NOW, push=False)


@pytest.fixture
async def bot(store_like: StoreLike) -> AsyncIterator[RunningBot]:
    """A bot whose clock can be moved and stands at noon in Shanghai; its group follows two companies."""
    clock = MovableClock()
    noon = datetime.now(UTC).replace(hour=4, minute=0, second=0, microsecond=0) + timedelta(days=1)
    clock.move(noon - clock())
    store = store_like("two_companies", record_both)
    async with running_bot(store, world=TelegramWorld(clock=clock)) as running:
        group = running.scene.group
        for company in (COMPANY, OTHER):
            key = store.find_company(company)[0]
            store.chats.subscribe(group.id, key, by="王经理", now=clock())
        yield running


async def push(
    bot: RunningBot, company: str = COMPANY, old: str = "", new: str = "", push: bool | None = True
) -> None:
    words = (
        LATEST.read_text(encoding="utf-8").replace(old, new) if old else LATEST.read_text(encoding="utf-8")
    )
    ingest, now = bot.store.ingest, bot.world.clock()
    outcome = await asyncio.to_thread(
        ingest, "b.txt", text(words, company), now=now, push=push, window_days=None
    )
    assert outcome.status in ("new", "revised"), outcome
    wake(bot.application)


async def settled(bot: RunningBot, count: int) -> list[Post]:
    """The group's messages of the bot once there are so many and nothing waits."""
    group = bot.scene.group
    await until(lambda: len(bot.world.from_bot(group)) == count)
    await until(lambda: not bot.store.outbox.deliveries(state="claimed"))
    return bot.world.from_bot(group)


async def press(bot: RunningBot, shown: Post, label: str, by: int = 0) -> str:
    person = (bot.scene.operator, *bot.scene.members)[by]
    pressed = bot.world.press_button(bot.scene.group, shown, person, label)
    await until(lambda: pressed.answer is not None)
    return str((pressed.answer or {}).get("text", ""))


async def at_night(bot: RunningBot) -> None:
    """22:00 to 8:00 is quiet, it is 23:00, and two companies have news."""
    bot.store.chats.set_quiet(bot.scene.group.id, parse_hours("22-8"))
    bot.world.move_clock(11 * 3600)
    for company in (COMPANY, OTHER):
        await push(bot, company)
    assert bot.world.from_bot(bot.scene.group) == []
    assert len(bot.store.outbox.deliveries(state="pending")) == 2


async def morning(bot: RunningBot) -> Post:
    bot.world.move_clock(9 * 3600)
    wake(bot.application)
    (joined,) = await settled(bot, 1)
    assert len(bot.store.outbox.deliveries(state="sent")) == 2
    return joined


async def test_what_came_at_night_arrives_in_the_morning_as_one_message(bot: RunningBot) -> None:
    await at_night(bot)
    joined = await morning(bot)
    assert joined.text.startswith("🌙 静默时段内的新要点：2 份")
    assert joined.text.index(COMPANY) < joined.text.index(OTHER)
    assert joined.text.count("798亿元") == 2
    assert len(joined.text) < 1500
    assert joined.labels == [f"{COMPANY} ▸", f"{OTHER} ▸"]
    await press(bot, joined, f"{OTHER} ▸", by=1)
    _, card = await settled(bot, 2)
    assert OTHER in card.text
    assert card.labels == ["完整要点", "全部问答", "数据表", "🔕 静音", "为什么收到"]
    await press(bot, card, "完整要点", by=1)
    await until(lambda: "🧩" in card.text)
    assert card.labels[-1] == "为什么收到"


async def test_a_correction_changes_its_part_of_the_message_and_keeps_the_other(bot: RunningBot) -> None:
    await at_night(bot)
    joined = await morning(bot)
    await push(bot, COMPANY, "旺季已经开始，感谢", "旺季已经开始，多谢", push=None)
    await until(lambda: "已更正（第 2 版）" in joined.text)
    assert OTHER in joined.text
    withdrawn = bot.store.find_company(OTHER)[0]
    bot.store.withdraw(next(row.key for row in bot.store.calls(withdrawn)), now=bot.world.clock())
    wake(bot.application)
    await until(lambda: "已撤回" in joined.text)
    assert joined.text.count("798亿元") == 1
    assert joined.labels == [f"{COMPANY} ▸"]
    assert bot.world.from_bot(bot.scene.group) == [joined]


async def test_a_send_of_several_whose_fate_is_unknown_is_repeated_for_none(bot: RunningBot) -> None:
    await at_night(bot)
    bot.world.script(Fault(kind="lost", method="sendMessage"))
    bot.world.move_clock(9 * 3600)
    wake(bot.application)
    await until(lambda: len(bot.store.outbox.deliveries(state="unknown")) == 2)
    assert bot.world.from_bot(bot.scene.group) == []


async def test_several_that_must_wait_for_their_turn_wait_together_and_are_not_begun(bot: RunningBot) -> None:
    await at_night(bot)
    refusals = [RetryAfter(30)]

    async def refused_once(chat_id: int) -> None:
        assert chat_id == bot.scene.group.id
        if refusals:
            raise refusals.pop()

    services: Services = bot.application.bot_data[Services]
    bot.application.bot_data[Services] = replace(services, turn=refused_once)
    bot.world.move_clock(9 * 3600)
    wake(bot.application)
    await until(lambda: len(bot.store.outbox.deliveries(state="retry")) == 2)
    assert bot.world.from_bot(bot.scene.group) == []
    bot.world.move_clock(31)
    wake(bot.application)
    (joined,) = await settled(bot, 1)
    assert joined.labels == [f"{COMPANY} ▸", f"{OTHER} ▸"]


async def test_several_are_given_back_together_by_a_bot_that_is_about_to_stop(bot: RunningBot) -> None:
    await at_night(bot)
    instance: Instance = bot.application.bot_data[Instance]
    claim = bot.store.outbox.claim

    def retire_after_claiming(moment: datetime, *, limit: int) -> object:
        claimed = claim(moment, limit=limit)
        instance.retire()
        return claimed

    bot.store.outbox.claim = retire_after_claiming  # type: ignore[method-assign, assignment]
    bot.world.move_clock(9 * 3600)
    await tick(Context(bot.application))
    assert len(bot.store.outbox.deliveries(state="pending")) == 2
    assert bot.world.from_bot(bot.scene.group) == []


async def test_chats_that_get_the_same_share_a_drawing_and_others_do_not(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for chat_id in (-1, -2):
        bot.store.chats.subscribe(chat_id, bot.store.find_company(COMPANY)[0], now=bot.world.clock())
    bot.store.chats.set_keywords(bot.scene.group.id, "推理 !占")
    drawn_for: list[int] = []

    def counting(store: Store, bundle: Bundle) -> Message:
        drawn_for.append(bundle[0].chat_id)
        return drawn(store, bundle)

    monkeypatch.setattr(drawing, "drawn", counting)
    await push(bot)
    (card,) = await settled(bot, 1)
    await until(lambda: not bot.store.outbox.deliveries(state="pending"))
    assert "🔔 关键词“推理 !占”：1 句" in card.text
    assert len(drawn_for) == 2
    assert bot.scene.group.id in drawn_for


@pytest.mark.parametrize(("form", "silent"), [("silent", True), ("card", False)])
async def test_only_a_silent_digest_comes_without_a_sound(bot: RunningBot, form: str, silent: bool) -> None:
    bot.store.chats.set_form(bot.scene.group.id, form)  # type: ignore[arg-type]
    await push(bot)
    await settled(bot, 1)
    (sent,) = bot.world.calls_of("sendPhoto")
    assert (str(sent.arguments.get("disable_notification", "false")).lower() == "true") == silent


async def test_the_sentences_with_keywords_come_under_the_card(bot: RunningBot) -> None:
    bot.store.chats.set_keywords(bot.scene.group.id, "推理 !占")
    await push(bot)
    (card,) = await settled(bot, 1)
    assert "🔔 关键词“推理 !占”：1 句" in card.text
    assert "推理成本比上一代下降了六成" in card.text
    assert card.text.endswith("〔程亦舟 · 准备发言〕")
    assert card.labels[-3:] == ["🔔 关键词（1 句）", "🔕 静音", "为什么收到"]


async def test_what_does_not_fit_is_counted_and_turned_over_page_by_page(bot: RunningBot) -> None:
    bot.store.chats.set_keywords(bot.scene.group.id, "鲸屿云 海外")
    await push(bot)
    (card,) = await settled(bot, 1)
    assert "点下方按钮查看" in card.text
    assert len(card.text) <= 1024
    label = next(label for label in card.labels if label.startswith("🔔"))
    await press(bot, card, label)
    _, listed = await settled(bot, 2)
    before = listed.text
    assert "鲸屿集团 · 2024-11-14\nFY2025 Q2" in before
    await press(bot, listed, next(label for label in listed.labels if label.startswith("更多（2/")))
    await until(lambda: listed.text != before)
    await press(bot, listed, "◀ 上一页")
    await until(lambda: listed.text == before)
    assert len(bot.world.from_bot(bot.scene.group)) == 2


async def test_where_digests_are_off_the_sentences_come_alone(bot: RunningBot) -> None:
    bot.store.chats.set_form(bot.scene.group.id, "off")
    bot.store.chats.set_keywords(bot.scene.group.id, "推理 side:analyst")
    await push(bot)
    bot.store.chats.set_keywords(bot.scene.group.id, "量级 side:analyst")
    await push(bot, OTHER)
    (alone,) = await settled(bot, 1)
    assert alone.text.startswith("🔔 关键词“量级 side:analyst”：1 句")
    assert "请问这个量级合理吗？" in alone.text
    assert alone.text.endswith("〔温可颐 · 提问〕")
    assert "798" not in alone.text


async def test_why_a_digest_came_is_told_to_anyone_and_muted_by_an_admin(bot: RunningBot) -> None:
    await push(bot)
    (card,) = await settled(bot, 1)
    await press(bot, card, "为什么收到", by=1)
    _, why = await settled(bot, 2)
    day = f"{bot.world.clock():%Y-%m-%d}"
    assert why.text == f"为什么收到{COMPANY}的要点？\n{day} 由王经理订阅（卡片）。"
    assert why.labels == ["🔕 静音推送", "不再推送", "⚙️ 更改"]
    assert "只有群管理员" in await press(bot, why, "不再推送", by=1)
    assert await press(bot, why, "不再推送") == "已保存"
    await until(lambda: why.text.startswith(f"{COMPANY}：关闭"))
    forms = {entry.company: entry.form for entry in bot.store.chats.subscriptions(bot.scene.group.id)}
    assert forms == {COMPANY: "off", OTHER: "card"}
    bot.store.chats.unsubscribe(bot.scene.group.id)
    await press(bot, card, "为什么收到", by=1)
    await until(lambda: "已不再订阅" in why.text)


async def test_a_digest_for_a_topic_that_is_gone_says_so_and_is_the_last_to_miss_it(bot: RunningBot) -> None:
    forum = bot.world.new_group("论坛", creator=bot.scene.operator, forum=True)
    bot.world.add_bot(forum)
    await welcomed(bot.world, forum)
    topic = bot.world.new_topic(forum, "财报")
    now = bot.world.clock()
    await until(lambda: bot.store.chats.get(forum.id))
    bot.store.chats.subscribe(forum.id, bot.store.find_company(COMPANY)[0], now=now)
    bot.store.chats.set_topic(forum.id, topic.id)
    bot.world.delete_topic(forum, topic.id)
    await push(bot)
    await until(lambda: any(COMPANY in post.text for post in bot.world.from_bot(forum)))
    (post,) = [post for post in bot.world.from_bot(forum) if COMPANY in post.text]
    assert "原话题已不可用" in post.text
    assert post.thread_id is None
    assert [entry.thread_id for entry in bot.store.chats.subscriptions(forum.id)] == [None]


async def test_a_chat_catches_up_on_all_its_companies_with_one_command(bot: RunningBot) -> None:
    asked = bot.world.post_message(bot.scene.group, bot.scene.members[0], "/digest@onrecord_demo_bot")
    shown = await bot.world.next_from_bot(bot.scene.group, asked)
    assert shown.text.startswith("🗂 所订阅公司的最新要点：2 份")
    assert shown.labels == [f"{COMPANY} ▸", f"{OTHER} ▸"] or shown.labels == [f"{OTHER} ▸", f"{COMPANY} ▸"]
    asked = bot.world.post_message(
        bot.scene.group, bot.scene.members[0], f"/digest@onrecord_demo_bot {OTHER}"
    )
    assert (await bot.world.next_from_bot(bot.scene.group, asked)).labels == [
        "完整要点",
        "全部问答",
        "数据表",
    ]
