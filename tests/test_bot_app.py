import asyncio
import json
import logging

import pytest

from bot.app import build, polling, run
from bot.config import SettingUnusable
from bot.playground import Fault, PlaygroundServer, world_with_people
from handlers.render.words import word
from handlers.routes import ALLOWED_UPDATES, COMMANDS, routes
from store import Store
from tests.running_bot import running_bot, settings_for


async def test_the_menus_are_set_for_each_scope_and_language(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        seen = {
            (json.loads(call.arguments["scope"])["type"], call.arguments.get("language_code", ""))
            for call in bot.world.calls_of("setMyCommands")
        }
        scopes = ("all_private_chats", "all_group_chats", "all_chat_administrators")
        operators = ("chat", "")
        assert seen == {operators, *((scope, language) for scope in scopes for language in ("", "zh", "en"))}
        for call in bot.world.calls_of("setMyCommands"):
            language = call.arguments.get("language_code", "zh")
            for command in json.loads(call.arguments["commands"]):
                assert command["command"] in COMMANDS
                expected = word(language, f"chat.command.{command['command']}")
                assert command["description"] == expected


async def test_updates_are_asked_for_by_name(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        await bot.world.wait_for(lambda: bot.world.calls_of("setMyCommands"))
        assert set(bot.scene.bot.updates.allowed or ()) == set(ALLOWED_UPDATES)


@pytest.mark.parametrize("privacy", [True, False])
async def test_the_log_says_what_the_bot_sees_in_groups(
    recorded: Store, caplog: pytest.LogCaptureFixture, privacy: bool
) -> None:
    with caplog.at_level(logging.INFO, logger="bot.app"):
        async with running_bot(recorded, privacy=privacy):
            pass
    assert f"can_read_all_group_messages={not privacy}" in caplog.text


async def test_answers_carry_no_link_preview(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, "/help")
        await bot.world.next_from_bot(chat, asked)
        call = await bot.world.wait_for(lambda: bot.world.calls_of("sendMessage"))
        assert json.loads(call[0].arguments["link_preview_options"]) == {"is_disabled": True}


async def test_a_token_that_telegram_refuses_is_one_sentence(store: Store) -> None:
    async with PlaygroundServer() as server:
        scene = world_with_people()
        with pytest.raises(SettingUnusable) as raised:
            await run(settings_for(server, scene), store)
    assert raised.value.key == "cli.setting.token_refused"


async def test_a_flood_limit_delays_an_answer_and_does_not_lose_it(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        bot.world.script(Fault(kind="refused", method="sendMessage", retry_after=1))
        asked = bot.world.post_message(chat, bot.scene.operator, "/calls")
        assert (await bot.world.next_from_bot(chat, asked)).text


async def test_a_failing_handler_apologises_and_the_bot_goes_on(
    recorded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)

        def broken(_: object) -> None:
            raise ZeroDivisionError

        with monkeypatch.context() as patch:
            patch.setattr(recorded, "answer", broken)
            asked = bot.world.post_message(chat, bot.scene.operator, "收入多少？")
            assert "出错" in (await bot.world.next_from_bot(chat, asked)).text
        asked = bot.world.post_message(chat, bot.scene.operator, "/calls")
        assert "出错" not in (await bot.world.next_from_bot(chat, asked)).text


async def test_without_a_network_the_bot_waits_for_it(store: Store) -> None:
    scene = world_with_people()
    server = PlaygroundServer(scene.world)
    await server.start()
    port = server.port
    await server.stop()
    settings = settings_for(server, scene)
    end: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def come_up() -> None:
        async with polling(build(settings, store, end), settings):
            await scene.world.wait_for(lambda: scene.world.calls_of("getMe"))

    starting = asyncio.create_task(come_up())
    await asyncio.sleep(0.2)
    assert not starting.done()
    later = PlaygroundServer(scene.world)
    await later.start(port)
    await asyncio.wait_for(starting, 10)
    await later.stop()


def test_every_command_of_the_menus_has_a_handler_and_words_in_both_languages() -> None:
    assert len(routes()) > len(COMMANDS)
    for name in COMMANDS:
        for language in ("zh", "zh-Hant", "en"):
            assert 1 <= len(word(language, f"chat.command.{name}")) <= 256
