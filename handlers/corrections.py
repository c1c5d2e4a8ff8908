"""What a sent digest becomes: the digest of a corrected transcript, or the word that its call was withdrawn."""

from dataclasses import replace

import telegram

from handlers.pictures import with_notice
from handlers.render.digests import corrected, withdrawn
from handlers.render.message import Message
from handlers.sending import change
from store import Delivery, Outcome, Store


def marked(message: Message, store: Store, delivery: Delivery) -> Message:
    """A correction's digest with the line that says so; blocks."""
    row = store.row(delivery.call_key)
    marked = replace(message, blocks=(*corrected(row, delivery.language), *message.blocks))
    return marked if delivery.form == "full" else with_notice(marked, row, "replaced", delivery.language)


def withdrawal(store: Store, delivery: Delivery) -> Message:
    """What stands in place of a withdrawn call's digest, without buttons; blocks."""
    row = store.row(delivery.call_key)
    message = withdrawn(row, delivery.language)
    return message if delivery.form == "full" else with_notice(message, row, "withdrawn", delivery.language)


async def rewrite(delivery: Delivery, message: Message, bot: telegram.Bot) -> Outcome:
    """Edit the sent message; that it says so already is success, any other failure is raised."""
    if delivery.edits is not None:
        await change(bot, delivery.chat_id, delivery.edits, message)
    return Outcome(state="sent", message_id=delivery.edits)
