"""What a sent digest becomes: the digest of a corrected transcript, or the word that its call was withdrawn."""

from dataclasses import replace

import telegram
from telegram.error import BadRequest

from handlers.render.digests import corrected, withdrawn
from handlers.render.message import Message
from handlers.sending import in_either_form, keyboard
from store import Delivery, Outcome, Store

_NOTHING_NEW = "not modified"


def marked(message: Message, store: Store, delivery: Delivery) -> Message:
    """A correction's digest with the line that says so; blocks."""
    row = store.row(delivery.call_key)
    blocks = (*corrected(row, delivery.language), *message.blocks)
    return replace(message, blocks=blocks)


def withdrawal(store: Store, delivery: Delivery) -> Message:
    """What stands in place of a withdrawn call's digest, without buttons; blocks."""
    return withdrawn(store.row(delivery.call_key), delivery.language)


async def rewrite(delivery: Delivery, message: Message, bot: telegram.Bot) -> Outcome:
    """Edit the sent message; that it says so already is success, any other failure is raised."""
    buttons = keyboard(message)

    async def change(text: str, mode: str | None) -> object:
        return await bot.edit_message_text(
            text,
            chat_id=delivery.chat_id,
            message_id=delivery.edits,
            parse_mode=mode,
            reply_markup=buttons,
        )

    try:
        await in_either_form(message, change)
    except BadRequest as error:
        if _NOTHING_NEW not in error.message.lower():
            raise
    return Outcome(state="sent", message_id=delivery.edits)
