"""Asked from elsewhere: inline queries, mentions as a guest, and the links back into the private chat."""

import pytest

from bot.playground.records import InlineAsk, Json
from store import Store
from tests.running_bot import RunningBot, running_bot

QUESTION = "鲸屿云收入增长多少？"


async def results(bot: RunningBot, text: str) -> list[Json]:
    ask: InlineAsk = bot.world.ask_inline(bot.scene.members[0], text)
    await bot.world.wait_for(lambda: ask.results is not None)
    return ask.results or []


async def test_the_best_answer_comes_first_and_further_quotes_after_it(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        found = await results(bot, QUESTION)
        assert 2 <= len(found) <= 5
        assert "19%" in found[0]["title"]
        assert found[1]["title"].startswith("“")
        texts = [result["sent"]["content"]["text"] for result in found]
        assert len(set(texts)) == len(texts)


async def test_a_chosen_result_leads_into_the_private_chat_where_its_question_is_answered(
    recorded: Store,
) -> None:
    async with running_bot(recorded) as bot:
        person = bot.scene.members[0]
        ask = bot.world.ask_inline(person, QUESTION)
        await bot.world.wait_for(lambda: ask.results is not None)
        post = bot.world.choose_inline(bot.scene.group, ask)
        (button,) = [button for row in post.buttons for button in row]
        payload = button["url"].partition("?start=")[2]
        chat = bot.world.open_private(person)
        started = bot.world.post_message(chat, person, f"/start {payload}")
        answer = await bot.world.next_from_bot(chat, started)
        assert answer.text == post.text
        assert "上下文" in answer.labels


async def test_without_words_the_newest_digest_of_each_company_is_offered(all_recorded: Store) -> None:
    async with running_bot(all_recorded) as bot:
        found = await results(bot, "")
        assert sorted(result["title"] for result in found) == ["Tarnwick Automation, Inc.", "鲸屿集团"]
        url = found[0]["reply_markup"]["inline_keyboard"][0][0]["url"]
        chat = bot.world.open_private(bot.scene.operator)
        started = bot.world.post_message(chat, bot.scene.operator, f"/start {url.partition('?start=')[2]}")
        assert found[0]["title"] in (await bot.world.next_from_bot(chat, started)).text


async def test_a_question_that_fits_two_companies_is_answered_for_each(all_recorded: Store) -> None:
    async with running_bot(all_recorded) as bot:
        texts = [result["sent"]["content"]["text"] for result in await results(bot, "总收入多少")]
        assert len(texts) == 2
        assert any("798亿元" in text for text in texts)
        assert any("$412 million" in text for text in texts)


@pytest.mark.parametrize("text", ["鲸屿集团股价会涨到多少？", "火星基地什么时候开业？"])
async def test_what_cannot_be_answered_is_one_result_that_says_so(recorded: Store, text: str) -> None:
    async with running_bot(recorded) as bot:
        assert len(await results(bot, text)) >= 1
    assert recorded.desk.unanswered() == ()


async def test_an_empty_record_gives_an_answer_in_words(store: Store) -> None:
    async with running_bot(store) as bot:
        assert await results(bot, "") == []
        assert "还没有收录" in (await results(bot, "收入多少"))[0]["title"]


async def test_a_guest_mention_is_answered_once_and_leaves_no_trace(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        elsewhere = bot.world.new_group("别的群", creator=bot.scene.members[0])
        ask = bot.world.mention_as_guest(elsewhere, bot.scene.members[0], f"@onrecord_demo_bot {QUESTION}")
        await bot.world.wait_for(lambda: ask.results is not None)
        (post,) = bot.world.from_bot(elsewhere)
        assert "19%" in post.text
        assert recorded.chats.get(elsewhere.id) is None


async def test_a_link_that_means_nothing_gets_the_greeting(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        started = bot.world.post_message(chat, bot.scene.operator, "/start campaign42")
        assert "/help" in (await bot.world.next_from_bot(chat, started)).text
