from datetime import timedelta
from functools import partial

import httpx
import pytest
from telegram.error import NetworkError

from bot.playground import MovableClock, Person, TelegramWorld
from handlers import sending
from store import Store
from tests.running_bot import COMPANY, running_bot, until

QUESTION = "鲸屿云收入增长多少？"
OTHER = "集团总收入多少？"


async def test_a_question_in_private_is_answered_with_its_quote(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, QUESTION)
        answer = await bot.world.next_from_bot(chat, asked)
        assert "鲸屿云" in answer.text
        assert any(entity["type"].endswith("blockquote") for entity in answer.entities)
        assert len(answer.text) <= 1500


@pytest.mark.parametrize("command", ["/ask@onrecord_demo_bot", "/ASK@OnRecord_Demo_Bot"])
async def test_the_command_in_a_group_is_answered_as_a_reply(recorded: Store, command: str) -> None:
    async with running_bot(recorded) as bot:
        asked = bot.world.post_message(bot.scene.group, bot.scene.members[0], f"{command} {QUESTION}")
        answer = await bot.world.next_from_bot(bot.scene.group, asked)
        assert answer.reply_to == asked.message_id
        assert "鲸屿云" in answer.text


async def test_a_reply_with_the_command_takes_the_other_message(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        first, second = bot.scene.members[:2]
        said = bot.world.post_message(bot.scene.group, first, QUESTION)
        asked = bot.world.post_message(bot.scene.group, second, "/ask@onrecord_demo_bot", reply_to=said)
        answer = await bot.world.next_from_bot(bot.scene.group, asked)
        assert "鲸屿云" in answer.text
        assert answer.reply_to == asked.message_id


async def test_a_reply_to_the_bot_is_a_question(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        group, person = bot.scene.group, bot.scene.members[0]
        first = bot.world.post_message(group, person, f"/ask@onrecord_demo_bot {OTHER}")
        answer = await bot.world.next_from_bot(group, first)
        follow_up = bot.world.post_message(group, person, QUESTION, reply_to=answer)
        assert (await bot.world.next_from_bot(group, follow_up)).reply_to == follow_up.message_id


async def test_talk_in_a_group_is_left_alone_even_where_the_bot_sees_it(recorded: Store) -> None:
    async with running_bot(recorded, privacy=False) as bot:
        group, person = bot.scene.group, bot.scene.members[0]
        bot.world.post_message(group, person, QUESTION)
        bot.world.post_message(group, person, f"/ask@somebody_else_bot {QUESTION}")
        last = bot.world.post_message(group, person, f"/ask@onrecord_demo_bot {OTHER}")
        answer = await bot.world.next_from_bot(group, 0)
        assert answer.reply_to == last.message_id


async def test_a_mention_is_answered_where_privacy_mode_lets_it_through(recorded: Store) -> None:
    async with running_bot(recorded, privacy=False) as bot:
        mention = bot.world.post_message(
            bot.scene.group, bot.scene.members[0], f"📈 @OnRecord_Demo_Bot {QUESTION}"
        )
        answer = await bot.world.next_from_bot(bot.scene.group, mention)
        assert answer.reply_to == mention.message_id
        assert "鲸屿云" in answer.text


async def test_a_mention_under_a_file_is_a_question_too(recorded: Store) -> None:
    async with running_bot(recorded, privacy=False) as bot:
        group, person = bot.scene.group, bot.scene.members[0]
        words = f"@onrecord_demo_bot {QUESTION}"
        sent = bot.world.send_document(group, person, "图.png", b"x", caption=words)
        answer = await bot.world.next_from_bot(group, sent)
        assert answer.reply_to == sent.message_id
        assert "鲸屿云" in answer.text


async def test_a_mention_that_privacy_mode_holds_back_gets_no_answer(recorded: Store) -> None:
    async with running_bot(recorded, privacy=True) as bot:
        group, person = bot.scene.group, bot.scene.members[0]
        bot.world.post_message(group, person, f"@onrecord_demo_bot {QUESTION}")
        asked = bot.world.post_message(group, person, f"/ask@onrecord_demo_bot {OTHER}")
        assert (await bot.world.next_from_bot(group, 0)).reply_to == asked.message_id


async def test_a_forward_from_the_linked_channel_is_no_question(recorded: Store) -> None:
    async with running_bot(recorded, privacy=False) as bot:
        channel = bot.world.new_group("频道", creator=bot.scene.operator, kind="channel")
        bot.world.forward_from_channel(bot.scene.group, channel, f"@onrecord_demo_bot {QUESTION}")
        asked = bot.world.post_message(
            bot.scene.group, bot.scene.members[0], f"/ask@onrecord_demo_bot {OTHER}"
        )
        assert (await bot.world.next_from_bot(bot.scene.group, 0)).reply_to == asked.message_id


async def test_a_chat_in_traditional_chinese_is_answered_in_it_and_the_record_quoted_as_it_stands(
    recorded: Store,
) -> None:
    async with running_bot(recorded) as bot:
        group, person = bot.scene.group, bot.scene.members[0]
        recorded.chats.set_language(group.id, "zh-Hant")
        asked = bot.world.post_message(group, person, "/ask@onrecord_demo_bot 鲸屿云收入多少？")
        answer = await bot.world.next_from_bot(group, asked)
        assert "會上沒有給出鲸屿云收入的金額" in answer.text
        assert "鲸屿云的收入同比增长19%" in answer.text
        assert answer.labels[:2] == ["上下文", "發言全文"]


async def test_an_edited_question_edits_its_answer(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        group, person = bot.scene.group, bot.scene.members[0]
        asked = bot.world.post_message(group, person, f"/ask@onrecord_demo_bot {OTHER}")
        answer = await bot.world.next_from_bot(group, asked)
        before = answer.text
        bot.world.edit_message(group, asked, person, f"/ask@onrecord_demo_bot {QUESTION}")
        await bot.world.wait_for(lambda: bot.world.messages(group)[-1].text != before)
        assert "鲸屿云" in bot.world.messages(group)[-1].text
        assert [post.message_id for post in bot.world.from_bot(group)] == [answer.message_id]


async def test_an_edit_that_changes_nothing_in_the_answer_is_no_error(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat, person = bot.world.open_private(bot.scene.operator), bot.scene.operator
        asked = bot.world.post_message(chat, person, QUESTION)
        await bot.world.next_from_bot(chat, asked)
        bot.world.edit_message(chat, asked, person, f"{QUESTION} ")
        call = await bot.world.wait_for(lambda: bot.world.calls_of("editMessageText"))
        assert "not modified" in str(call[0].answer)
        following = bot.world.post_message(chat, person, OTHER)
        assert "出错" not in (await bot.world.next_from_bot(chat, following)).text


async def test_a_message_edited_into_a_question_is_answered_while_it_is_fresh(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        group, person = bot.scene.group, bot.scene.members[0]
        typo = bot.world.post_message(group, person, f"/aks {QUESTION}")
        bot.world.edit_message(group, typo, person, f"/ask@onrecord_demo_bot {QUESTION}")
        assert (await bot.world.next_from_bot(group, typo)).reply_to == typo.message_id


async def test_an_old_message_edited_into_a_question_is_left_alone(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        group, person = bot.scene.group, bot.scene.members[0]
        old = bot.world.post_message(group, person, "早上好")
        old.date -= timedelta(hours=1)
        bot.world.edit_message(group, old, person, f"/ask@onrecord_demo_bot {QUESTION}")
        asked = bot.world.post_message(group, person, f"/ask@onrecord_demo_bot {OTHER}")
        assert (await bot.world.next_from_bot(group, old)).reply_to == asked.message_id


async def test_the_command_alone_tells_how_to_ask(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        asked = bot.world.post_message(bot.scene.group, bot.scene.members[0], "/ask@onrecord_demo_bot")
        answer = await bot.world.next_from_bot(bot.scene.group, asked)
        assert "/ask@onrecord_demo_bot" in answer.text


async def test_an_empty_record_says_so(store: Store) -> None:
    async with running_bot(store) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, QUESTION)
        assert (await bot.world.next_from_bot(chat, asked)).text
        asked = bot.world.post_message(chat, bot.scene.operator, "/digest")
        assert "还没有收录" in (await bot.world.next_from_bot(chat, asked)).text


async def test_a_chat_asks_among_the_companies_that_it_follows(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, f"/subscribe {COMPANY}")
        await bot.world.next_from_bot(chat, asked)
        asked = bot.world.post_message(chat, bot.scene.operator, QUESTION)
        answer = await bot.world.next_from_bot(chat, asked)
        await until(lambda: recorded.chats.question_of(chat.id, answer.message_id))
        question = recorded.chats.question_of(chat.id, answer.message_id)
        assert question is not None
        assert question.company_keys == (recorded.find_company(COMPANY)[0],)


async def test_an_answer_that_cannot_be_kept_is_followed_by_nothing(
    recorded: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(recorded.chats, "remember_answer", full)
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        for question in ("鲸屿云收入增长多少?", "/help"):
            asked = bot.world.post_message(chat, bot.scene.operator, question)
            await bot.world.next_from_bot(chat, asked)
        assert len(bot.world.from_bot(chat)) == 2
    assert "no edit will change it" in caplog.text


async def test_an_answer_that_surely_was_not_sent_is_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_PAUSES_S", (0.0, 0.0))
    tried = 0

    async def send() -> str:
        nonlocal tried
        tried += 1
        if tried < 3:
            raise NetworkError("away") from httpx.ConnectError("refused")
        return "sent"

    async def cut_off() -> str:
        nonlocal tried
        tried += 1
        raise NetworkError("cut") from httpx.ReadError("")

    assert await sending.patiently(send) == "sent"
    tried = 0
    with pytest.raises(NetworkError):
        await sending.patiently(cut_off)
    assert tried == 1, "it may have arrived"


async def test_a_question_right_behind_another_of_the_same_person_goes_on_from_it(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        group, (first, second) = bot.scene.group, bot.scene.members[:2]

        async def told(person: Person, text: str) -> str:
            asked = bot.world.post_message(group, person, f"/ask@onrecord_demo_bot {text}")
            answer = await bot.world.next_from_bot(group, asked)
            await until(lambda: recorded.chats.answered(group.id, asked.message_id))
            return answer.text

        await told(first, QUESTION)
        assert "净利润" in await told(second, "集团净利润多少")
        assert "鲸屿云调整后EBITA" in await told(first, "利润呢")
        assert "按“鲸屿云" in await told(first, "为什么涨这么多")
        assert "鲸屿云" not in (await told(first, "集团净利润多少")).split("\n")[0]
        assert "罗青禾（首席财务官）" in await told(second, "谁说的")


async def test_ten_minutes_later_nothing_goes_on_from_what_was_asked(recorded: Store) -> None:
    clock = MovableClock()
    async with running_bot(recorded, world=TelegramWorld(clock=clock)) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        for text, held in ((QUESTION, "19%"), ("利润呢", "27%"), ("为什么", "请说明")):
            if held == "请说明":
                clock.move(timedelta(minutes=11))
            asked = bot.world.post_message(chat, bot.scene.operator, text)
            assert held in (await bot.world.next_from_bot(chat, asked)).text
            await until(partial(recorded.chats.answered, chat.id, asked.message_id))


async def test_an_edited_follow_up_goes_on_from_the_same_question(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat, person = bot.world.open_private(bot.scene.operator), bot.scene.operator
        asked = bot.world.post_message(chat, person, QUESTION)
        await bot.world.next_from_bot(chat, asked)
        await until(lambda: recorded.chats.answered(chat.id, asked.message_id))
        follow_up = bot.world.post_message(chat, person, "利润呢")
        answer = await bot.world.next_from_bot(chat, follow_up)
        assert "27%" in answer.text
        await until(lambda: recorded.chats.answered(chat.id, follow_up.message_id))
        bot.world.edit_message(chat, follow_up, person, "那海外呢")
        await bot.world.wait_for(lambda: "31%" in bot.world.messages(chat)[-1].text)
        assert bot.world.messages(chat)[-1].message_id == answer.message_id


async def test_a_message_without_a_letter_is_answered_in_the_language_of_the_chat(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        for text in ("😀😀", "？"):
            asked = bot.world.post_message(chat, bot.scene.operator, text)
            assert "请说明" in (await bot.world.next_from_bot(chat, asked)).text
