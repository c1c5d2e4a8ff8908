"""Trends, comparisons, expectations and changes, asked of the running bot in a chat."""

import pytest

from bot.playground.records import Post
from handlers.render.across import compare_message, trend_message
from handlers.render.ledgers import changes_message, ledger_message
from store import Store
from tests.running_bot import running_bot

CAPTION = 1024


async def answered(store: Store, text: str) -> Post:
    async with running_bot(store) as bot:
        person = bot.scene.members[0]
        chat = bot.world.open_private(person)
        return await bot.world.next_from_bot(chat, bot.world.post_message(chat, person, text))


async def test_a_trend_lists_every_quarter_with_its_line_under_a_chart(all_recorded: Store) -> None:
    told = await answered(all_recorded, "/trend 收入 鲸屿海外")
    assert told.content["photo"][-1]["width"] == 1080
    for amount, year, quarter in (("97亿", 2025, 2), ("88亿", 2025, 1), ("79亿", 2024, 4), ("74亿", 2024, 2)):
        assert f"FY{year} Q{quarter}" in told.text
        assert amount in told.text
    assert "第49行" in told.text
    assert len(told.text) <= CAPTION
    assert [entity["type"] for entity in told.entities].count("expandable_blockquote") == 1


async def test_a_trend_without_a_metric_says_what_there_is(all_recorded: Store) -> None:
    told = await answered(all_recorded, "/trend")
    assert "请写明指标" in told.text
    assert "收入" in told.text
    assert "photo" not in told.content


async def test_a_metric_that_no_call_gives_is_said_not_to_be_given(all_recorded: Store) -> None:
    told = await answered(all_recorded, "/trend 鲸屿集团 毛利率")
    assert "都没有给出鲸屿集团·毛利率的数字" in told.text


async def test_two_businesses_stand_side_by_side(all_recorded: Store) -> None:
    told = await answered(all_recorded, "/compare 鲸选商城 鲸屿海外 收入")
    for words in ("431亿元人民币", "97亿元人民币", "412亿元人民币", "88亿元人民币"):
        assert words in told.text


async def test_two_companies_keep_their_currencies_and_periods(all_recorded: Store) -> None:
    told = await answered(all_recorded, "/compare 鲸屿集团 Tarnwick 收入")
    assert "798亿元人民币" in told.text
    assert "$412 million" in told.text
    assert "FY2025 Q2" in told.text
    assert "FY2024 Q3" in told.text
    assert "币种未换算" in told.text


async def test_a_comparison_of_one_says_how_to_ask(all_recorded: Store) -> None:
    assert "请写明两个业务" in (await answered(all_recorded, "/compare 鲸选商城 收入")).text


async def test_expectations_come_with_what_later_calls_said(all_recorded: Store) -> None:
    told = await answered(all_recorded, "/guidance JYU-FY2025Q1")
    assert "“我们预计鲸屿海外将在本财年第四季度实现单季盈利”" in told.text
    assert "↻ FY2025 Q2 再次提到：“我们维持鲸屿海外在本财年第四季度实现单季盈利的目标。”" in told.text


async def test_the_newest_calls_expectations_have_nothing_after_them(all_recorded: Store) -> None:
    assert "此后还没有收录新的电话会" in (await answered(all_recorded, "/guidance TNWK-FY2024Q3")).text


async def test_changes_name_what_analysts_ask_anew_and_no_more(all_recorded: Store) -> None:
    told = await answered(all_recorded, "/changes JYU-FY2025Q2")
    assert told.text.index("🆕") < told.text.index("🔁") < told.text.index("⬜")
    assert "中东（汐石银行）〔第75行〕" in told.text


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/changes TNWK-FY2024Q3", "没有更早的可以比较"),
        ("/guidance 没有这家", "没有收录"),
        ("/changes 没有这家", "没有收录"),
    ],
)
async def test_what_cannot_be_compared_is_said(all_recorded: Store, command: str, words: str) -> None:
    assert words in (await answered(all_recorded, command)).text


@pytest.mark.parametrize("command", ["/trend 收入", "/compare 甲 乙 收入", "/guidance", "/changes"])
async def test_an_empty_record_is_said_to_be_empty(store: Store, command: str) -> None:
    assert "还没有收录任何电话会" in (await answered(store, command)).text


async def test_in_a_chat_that_follows_a_company_its_record_is_meant(all_recorded: Store) -> None:
    async with running_bot(all_recorded) as bot:
        group, operator = bot.scene.group, bot.scene.operator
        asked = bot.world.post_message(group, operator, "/subscribe@onrecord_demo_bot Tarnwick")
        await bot.world.next_from_bot(group, asked)
        asked = bot.world.post_message(group, operator, "/trend@onrecord_demo_bot revenue")
        assert "$412 million" in (await bot.world.next_from_bot(group, asked)).text


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
def test_every_amount_that_is_shown_stands_in_its_quote(all_recorded: Store, language: str) -> None:
    pairs = all_recorded.across.trend("鲸屿集团").also
    assert len(pairs) == 8
    for subject, metric in pairs:
        series = all_recorded.across.trend(f"{subject or '鲸屿集团'} {metric}")
        for reading in series.told:
            for fact in reading.facts:
                assert (fact.as_written or "") in fact.quote
                lines = all_recorded.call(reading.call.key).call.lines
                assert fact.quote in lines[fact.line - 1]
        message = trend_message(series, language)
        assert len(message.plain) <= CAPTION


def test_a_later_statement_is_verbatim_in_its_line(all_recorded: Store) -> None:
    found = 0
    for row in all_recorded.calls():
        for each in all_recorded.across.guidance(row.key).expectations:
            for citation in (each.citation, *(later.citation for later in each.later)):
                line = all_recorded.call(citation.call).call.lines[citation.lines[0] - 1]
                assert citation.quote in line
                found += 1
    assert found > 20


def test_every_list_fits_one_message(all_recorded: Store) -> None:
    for language in ("zh", "en"):
        for row in all_recorded.calls("jyu"):
            assert len(ledger_message(all_recorded.across.guidance(row.key), language).plain) < 3900
        assert len(changes_message(all_recorded.across.changes("jyu"), language).plain) < 3900
        sides = all_recorded.across.compare("鲸选商城 鲸屿海外 收入")
        assert len(compare_message(sides, language).plain) < 1500


def test_a_metric_that_one_business_alone_gives_is_found_without_naming_it(all_recorded: Store) -> None:
    series = all_recorded.across.trend("鲸屿集团 会员")
    assert series.subject == "鲸卡"
    assert [len(reading.facts) for reading in series.readings] == [1, 2, 1, 1, 1]


def test_the_same_words_get_the_same_series(all_recorded: Store) -> None:
    assert all_recorded.across.trend("海外利润") == all_recorded.across.trend("海外利润")
