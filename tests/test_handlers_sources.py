"""/sources and /forget: what answers rest on, and what an asker may have deleted."""

from store import AnsweredMessage, Question, Store, asker_mark
from tests.conftest import NOW
from tests.running_bot import LATEST, running_bot, until

QUESTION = "鲸屿云收入增长多少？"


async def test_sources_name_the_file_of_every_revision(recorded: Store) -> None:
    changed = LATEST.read_text(encoding="utf-8").replace("增速比上个季度快了一点", "增速比上个季度快了")
    recorded.ingest("更正.txt", changed.encode(), now=NOW, push=False)
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, "/sources 鲸屿集团")
        told = (await bot.world.next_from_bot(chat, asked)).text
        assert (
            told.index("第 2 版") < told.index("更正.txt") < told.index("第 1 版") < told.index(LATEST.name)
        )
        assert "JYU-FY2025Q1" in told
        asked = bot.world.post_message(chat, bot.scene.operator, "/sources 没有这家")
        assert "没有收录" in (await bot.world.next_from_bot(chat, asked)).text


async def test_sources_of_an_empty_record_say_so(store: Store) -> None:
    async with running_bot(store) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, "/sources")
        assert "还没有收录" in (await bot.world.next_from_bot(chat, asked)).text


async def test_in_a_group_only_what_the_sender_asked_there_is_forgotten(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        group, first, other = bot.scene.group, *bot.scene.members[:2]
        replies = {}
        for person in (first, other):
            asked = bot.world.post_message(group, person, f"/ask@onrecord_demo_bot {QUESTION}")
            replies[person.id] = (await bot.world.next_from_bot(group, asked)).message_id
            shown = replies[person.id]
            await until(lambda shown=shown: recorded.chats.question_of(group.id, shown))  # type: ignore[misc]
        asked = bot.world.post_message(group, first, "/forget@onrecord_demo_bot")
        assert "问题 1 条" in (await bot.world.next_from_bot(group, asked)).text
        assert recorded.chats.question_of(group.id, replies[first.id]) is None
        assert recorded.chats.question_of(group.id, replies[other.id]) is not None


async def test_in_private_all_of_the_senders_is_forgotten_wherever_he_asked(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        person, other = bot.scene.members[:2]
        for chat_id, user in ((-77, person.id), (-78, person.id), (-77, other.id)):
            kept = AnsweredMessage(
                chat_id=chat_id, message_id=user, reply_id=user + 1, asker=asker_mark(chat_id, user)
            )
            recorded.chats.remember_answer(kept, Question(text=QUESTION))
            recorded.desk.missed(chat_id, user + 1, QUESTION, asker_mark(chat_id, user), now=NOW)
        chat = bot.world.open_private(person)
        asked = bot.world.post_message(chat, person, "/forget")
        assert "问题 2 条，待处理 2 条" in (await bot.world.next_from_bot(chat, asked)).text
        assert recorded.chats.question_of(-77, other.id + 1) is not None
        (left,) = recorded.desk.unanswered()
        assert [each.chat_id for each in left.questions] == [-77]


async def test_no_name_of_an_asker_is_kept_with_a_question(recorded: Store) -> None:
    mark = asker_mark(-77, 4242)
    assert "4242" not in mark
    assert mark != asker_mark(-78, 4242)
