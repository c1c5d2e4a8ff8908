import pytest

from bot.playground import Fault
from handlers.subscribing import named_form
from store import DigestForm, Store
from tests.running_bot import COMPANY, RunningBot, running_bot, welcomed


async def say(bot: RunningBot, text: str, *, by: int = 0, chat: int | None = None) -> str:
    person = (bot.scene.operator, *bot.scene.members)[by]
    room = bot.world.room(chat if chat is not None else bot.scene.group)
    asked = bot.world.post_message(room, person, text)
    return (await bot.world.next_from_bot(room, asked)).text


async def test_an_admin_subscribes_the_group_and_ends_it_again(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        assert COMPANY in await say(bot, f"/subscribe@onrecord_demo_bot {COMPANY}")
        held = recorded.chats.subscriptions(bot.scene.group.id)
        assert [(entry.company, entry.form, entry.thread_id) for entry in held] == [(COMPANY, "card", None)]
        assert COMPANY in await say(bot, f"/unsubscribe@onrecord_demo_bot {COMPANY}")
        assert recorded.chats.subscriptions(bot.scene.group.id) == ()
        assert "没有" in await say(bot, "/unsubscribe@onrecord_demo_bot")


async def test_a_plain_member_cannot_change_the_group(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        assert "管理员" in await say(bot, f"/subscribe@onrecord_demo_bot {COMPANY}", by=1)
        assert recorded.chats.subscriptions(bot.scene.group.id) == ()


async def test_an_anonymous_admin_may_change_the_group(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        bot.world.promote(bot.scene.group, bot.scene.members[0], anonymous=True)
        await say(bot, f"/subscribe@onrecord_demo_bot {COMPANY}", by=1)
        assert len(recorded.chats.subscriptions(bot.scene.group.id)) == 1


async def test_anyone_may_change_a_private_chat(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.members[0])
        await say(bot, f"/subscribe {COMPANY} full", by=1, chat=chat.id)
        assert [entry.form for entry in recorded.chats.subscriptions(chat.id)] == ["full"]


async def test_the_admins_are_asked_for_once_in_ten_minutes(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        await say(bot, f"/subscribe@onrecord_demo_bot {COMPANY}")
        await say(bot, f"/subscribe@onrecord_demo_bot {COMPANY}", by=1)
        assert len(bot.world.calls_of("getChatAdministrators")) == 1


async def test_without_an_answer_about_the_admins_nothing_changes(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        bot.world.script(Fault(kind="refused", method="getChatAdministrators"))
        assert "稍后再试" in await say(bot, f"/subscribe@onrecord_demo_bot {COMPANY}")
        assert recorded.chats.subscriptions(bot.scene.group.id) == ()


async def test_a_company_that_is_not_on_record_is_named(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        answer = await say(bot, "/subscribe@onrecord_demo_bot 没有这家公司")
        assert "没有这家公司" in answer
        assert COMPANY in answer


async def test_the_only_company_need_not_be_named(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        assert COMPANY in await say(bot, "/subscribe@onrecord_demo_bot")


async def test_a_channel_subscribes_and_reads_the_latest_digest(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        channel = bot.world.new_group("频道", creator=bot.scene.operator, kind="channel")
        bot.world.add_bot(channel)
        bot.world.promote(channel, bot.scene.bot)
        assert COMPANY in await say(bot, f"/subscribe {COMPANY}", chat=channel.id)
        assert [entry.company for entry in recorded.chats.subscriptions(channel.id)] == [COMPANY]
        assert "2024年9月季度" in await say(bot, "/digest", chat=channel.id)


async def test_a_topic_subscribes_for_itself(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        forum = bot.world.new_group("论坛", creator=bot.scene.operator, forum=True)
        bot.world.add_bot(forum)
        await welcomed(bot.world, forum)
        topic = bot.world.new_topic(forum, "财报")
        asked = bot.world.post_message(
            forum, bot.scene.operator, f"/subscribe@onrecord_demo_bot {COMPANY}", thread=topic.id
        )
        answer = await bot.world.next_from_bot(forum, asked)
        assert answer.thread_id == topic.id
        assert [entry.thread_id for entry in recorded.chats.subscriptions(forum.id)] == [topic.id]


@pytest.mark.parametrize(
    ("words", "name", "form"),
    [
        ("鲸屿集团", "鲸屿集团", None),
        ("鲸屿集团 full", "鲸屿集团", "full"),
        ("Whale Isle Group Silent", "Whale Isle Group", "silent"),
        ("Whale Isle Group", "Whale Isle Group", None),
        ("full", "", "full"),
        ("", "", None),
    ],
)
def test_the_form_stands_behind_the_company(words: str, name: str, form: DigestForm | None) -> None:
    assert named_form(words) == (name, form)
