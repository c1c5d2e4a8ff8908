"""A company's quiet period: the record alone answers and says so, until an operator or the calendar ends it."""

from datetime import timedelta

import pytest

from bot.playground import MovableClock, Post, TelegramWorld
from store import Curated, Store
from tests.conftest import NOW, SAMPLES
from tests.console import Run, shape
from tests.running_bot import COMPANY, RunningBot, running_bot

QUESTION = "鲸屿云明年会盈利吗？"
ANSWERED = "鲸屿云收入增长多少？"
NOTE = f"🔇 {COMPANY}处于静默期"


async def private(bot: RunningBot, text: str) -> str:
    chat = bot.world.open_private(bot.scene.operator)
    sent = bot.world.post_message(chat, bot.scene.operator, text)
    return (await bot.world.next_from_bot(chat, sent)).text


async def in_group(bot: RunningBot, text: str) -> Post:
    asked = bot.world.post_message(bot.scene.group, bot.scene.members[0], f"/ask@onrecord_demo_bot {text}")
    return await bot.world.next_from_bot(bot.scene.group, asked)


def approved(store: Store, company: str | None) -> None:
    entry = Curated(
        company_key=company,
        question=QUESTION,
        answer="我们预计明年盈利。",
        owner="投资者关系部",
        source="公告",
        expires_on=(NOW + timedelta(days=9999)).date(),
    )
    store.desk.move(store.desk.add(entry, "7", now=NOW).id, "approved", "7", now=NOW)


@pytest.mark.parametrize("company", [COMPANY, None])
async def test_in_the_quiet_period_the_record_alone_answers_and_says_so_once(
    recorded: Store, company: str | None
) -> None:
    approved(recorded, company)
    async with running_bot(recorded) as bot:
        assert "我们预计明年盈利" in (await in_group(bot, QUESTION)).text
        assert f"{COMPANY}（未定截止日）" in await private(bot, f"/quiet {COMPANY} on")
        held = (await in_group(bot, QUESTION)).text
        assert "我们预计明年盈利" not in held
        assert held.count(NOTE) == 1
        told = (await in_group(bot, ANSWERED)).text
        assert "19%" in told
        assert told.count(NOTE) == 1
        assert "没有公司处于静默期" in await private(bot, f"/quiet {COMPANY} off")
        assert "我们预计明年盈利" in (await in_group(bot, QUESTION)).text
        assert NOTE not in (await in_group(bot, ANSWERED)).text
        log = await private(bot, "/audit")
        assert f"开始静默期 {COMPANY}" in log
        assert f"结束静默期 {COMPANY}" in log


async def test_a_quiet_period_ends_by_itself_after_its_last_day(recorded: Store) -> None:
    async with running_bot(recorded, world=TelegramWorld(clock=MovableClock())) as bot:
        last = (bot.world.clock() + timedelta(days=1)).date()
        assert f"（至 {last}）" in await private(bot, f"/quiet {COMPANY} on until {last}")
        assert f"{NOTE}（至 {last}）" in (await in_group(bot, ANSWERED)).text
        bot.world.move_clock(3 * 86_400)
        assert NOTE not in (await in_group(bot, ANSWERED)).text
        assert "没有公司处于静默期" in await private(bot, "/quiet")


async def test_of_two_companies_the_other_one_is_not_quiet(all_recorded: Store) -> None:
    async with running_bot(all_recorded) as bot:
        await private(bot, "/quiet tarnwick 开")
        assert "🔇" not in (await in_group(bot, ANSWERED)).text
        assert (
            "🔇 Tarnwick Automation, Inc. is in its quiet period"
            in (await in_group(bot, "Tarnwick revenue")).text
        )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("没有这家 on", "没有收录"),
        (f"{COMPANY} on until 2020-01-01", "2020-01-01 已经过去了"),
        (f"{COMPANY} on until 明天", "不是日期"),
        (COMPANY, "没有公司处于静默期"),
    ],
)
async def test_what_cannot_be_kept_is_said(recorded: Store, words: str, told: str) -> None:
    async with running_bot(recorded) as bot:
        assert told in await private(bot, f"/quiet {words}")
    assert recorded.desk.audit() == ()


def test_on_the_command_line_it_is_begun_and_ended_too(onrecord: Run) -> None:
    onrecord("ingest", SAMPLES / "jingyu-fy2025q2.zh.txt")
    assert (
        "• 鲸屿集团 (until 2099-12-31)"
        in onrecord("company", "quiet", "jyu", "on", "until", "2099-12-31").output
    )
    assert "静默期" in str(shape(onrecord("ask", ANSWERED, "--json"))["notes"])
    assert onrecord("company", "quiet", "jyu", "off").output == "No company is in its quiet period.\n"
    assert shape(onrecord("ask", ANSWERED, "--json"))["notes"] == []
    assert onrecord("company", "quiet", "jyu", "on", "until", "2020-01-01").exit_code == 1
    actions = [entry["action"] for entry in shape(onrecord("audit", "--json"))]
    assert actions[:2] == ["company.quiet_off", "company.quiet_on"]
