from store import Store
from tests.running_bot import COMPANY, running_bot, until


async def test_a_group_that_adds_the_bot_is_told_that_nothing_needs_admin_rights(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        group = bot.world.new_group("新群", creator=bot.scene.operator)
        bot.world.add_bot(group)
        welcome = await bot.world.next_from_bot(group, 0)
        assert "隐私模式" in welcome.text
        assert "不需要任何管理员权限" in welcome.text
        assert "/ask@onrecord_demo_bot" in welcome.text


async def test_a_promotion_is_no_second_welcome(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        group = bot.world.new_group("新群", creator=bot.scene.operator)
        bot.world.add_bot(group)
        welcome = await bot.world.next_from_bot(group, 0)
        bot.world.promote(group, bot.scene.bot)
        asked = bot.world.post_message(group, bot.scene.operator, "/calls@onrecord_demo_bot")
        await bot.world.next_from_bot(group, asked)
        assert len(bot.world.from_bot(group)) == 2
        assert bot.world.from_bot(group)[0].message_id == welcome.message_id


async def test_a_group_that_removes_the_bot_keeps_its_settings_and_gets_them_back(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        group = bot.scene.group
        asked = bot.world.post_message(group, bot.scene.operator, f"/subscribe@onrecord_demo_bot {COMPANY}")
        await bot.world.next_from_bot(group, asked)
        bot.world.remove_bot(group)
        await until(lambda: not _active(recorded, group.id))
        assert len(recorded.chats.subscriptions(group.id)) == 1
        bot.world.add_bot(group)
        await bot.world.next_from_bot(group, asked.message_id + 1)
        assert _active(recorded, group.id)


async def test_a_person_who_blocks_the_bot_is_left_in_peace(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        person = bot.scene.members[0]
        chat = bot.world.open_private(person)
        asked = bot.world.post_message(chat, person, "/start")
        await bot.world.next_from_bot(chat, asked)
        bot.world.block(person)
        await until(lambda: not _active(recorded, chat.id))
        bot.world.unblock(person)
        await until(lambda: _active(recorded, chat.id))
        assert len(bot.world.from_bot(chat)) == 1  # neither a farewell nor a second welcome


async def test_a_group_that_becomes_a_supergroup_keeps_its_subscriptions(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        group = bot.scene.group
        asked = bot.world.post_message(group, bot.scene.operator, f"/subscribe@onrecord_demo_bot {COMPANY}")
        await bot.world.next_from_bot(group, asked)
        moved = bot.world.migrate_to_supergroup(group)
        asked = bot.world.post_message(moved, bot.scene.operator, "/calls@onrecord_demo_bot")
        await bot.world.next_from_bot(moved, asked)
        assert [entry.company for entry in recorded.chats.subscriptions(moved.id)] == [COMPANY]
        assert recorded.chats.subscriptions(group.id) == ()


def _active(store: Store, chat_id: int) -> bool:
    chat = store.chats.get(chat_id)
    return chat is not None and chat.active
