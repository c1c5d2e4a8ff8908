import pytest

from handlers.calls import key_of
from store import Store, UnknownCompany
from tests.conftest import NOW
from tests.running_bot import COMPANY, running_bot


async def test_calls_lists_the_record_newest_first(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, "/calls")
        text = (await bot.world.next_from_bot(chat, asked)).text
        keys = [row.key for row in recorded.calls()]
        assert sorted(keys, key=text.index) == keys


async def test_digest_of_something_unknown_names_what_is_on_record(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, "/digest 没有这一家")
        text = (await bot.world.next_from_bot(chat, asked)).text
        assert "没有这一家" in text
        assert COMPANY in text


@pytest.mark.parametrize("words", ["full", f"{COMPANY} full", "JYU-FY2025Q1 完整"])
async def test_the_full_digest_is_had_by_a_word(recorded: Store, words: str) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, f"/digest {words}")
        told = await bot.world.next_from_bot(chat, asked)
    assert told.labels[:2] == ["要点", "全部问答"]
    assert all(mark in told.text for mark in "✅◐✖")
    assert ("FY2025 Q1" if "Q1" in words else "FY2025 Q2") in told.text


@pytest.mark.parametrize("place", [0, -1])
def test_a_call_is_found_by_its_key(recorded: Store, place: int) -> None:
    key = recorded.calls()[place].key
    assert key_of(recorded, key.lower(), chat_id=1) == key


def test_a_company_stands_for_its_newest_call(recorded: Store) -> None:
    assert key_of(recorded, COMPANY, chat_id=1) == recorded.calls()[0].key
    with pytest.raises(UnknownCompany):
        key_of(recorded, "没有这一家", chat_id=1)


def test_without_words_the_newest_call_that_the_chat_follows_is_meant(recorded: Store) -> None:
    assert key_of(recorded, "", chat_id=1) == recorded.calls()[0].key
    recorded.chats.subscribe(1, recorded.find_company(COMPANY)[0], now=NOW)
    assert key_of(recorded, "", chat_id=1) == recorded.calls()[0].key


@pytest.mark.parametrize(
    ("command", "words"),
    [("/start", "实录"), ("/help", "/subscribe"), ("/privacy", "语言模型"), ("/unheard", "/help")],
)
async def test_the_bot_tells_about_itself(recorded: Store, command: str, words: str) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.members[0])
        asked = bot.world.post_message(chat, bot.scene.members[0], command)
        answer = (await bot.world.next_from_bot(chat, asked)).text
        assert words in answer
        assert "运营人员" not in answer


async def test_only_an_operator_reads_how_to_feed_the_bot(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, "/help")
        assert "运营人员" in (await bot.world.next_from_bot(chat, asked)).text


async def test_an_english_reader_gets_english_words(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        emma = bot.scene.members[-1]
        chat = bot.world.open_private(emma)
        asked = bot.world.post_message(chat, emma, "/help")
        assert "Calls on record" in (await bot.world.next_from_bot(chat, asked)).text
