"""The buttons under an answer: what stands behind it, and whether it is right."""

import asyncio

from telegram import CallbackQuery

from handlers.context import Context
from handlers.render import answer_message
from handlers.render.buttons import call_named
from handlers.render.evidence import (
    BACK,
    NEXT,
    RIGHT,
    answer_rows,
    further_message,
    place_message,
    read_place,
)
from handlers.render.message import Message
from handlers.render.words import word
from store import Answer, Chat, Question, Store, asker_mark, script_of


def with_evidence(store: Store, question: Question, answer: Answer) -> Message:
    """The answer as a message with the buttons that lead behind it; blocks."""
    message = answer_message(answer)
    if message.buttons:
        return message
    further = bool(answer.citations) and bool(store.evidence(question, answer))
    return Message(
        headline=message.headline,
        blocks=message.blocks,
        buttons=answer_rows(answer, further=further),
    )


async def promised(data: str, shown: int, chat: Chat, context: Context) -> Message | str | None:
    """The view that a button leads to, or a sentence where there is none to show; None: the button is outdated."""
    question = await asyncio.to_thread(context.store.chats.question_of, chat.chat_id, shown)
    if read_place(data):
        language = (question.language or script_of(question.text)) if question else chat.language
        return await asyncio.to_thread(_placed, data, language, context.store)
    if question is None:
        return None
    if data == BACK:
        return await asyncio.to_thread(_again, question, context)
    if data.startswith(NEXT) and data.removeprefix(NEXT).isdecimal():
        return await asyncio.to_thread(_further, question, int(data.removeprefix(NEXT)), context)
    return None


async def judged(query: CallbackQuery, shown: int, chat: Chat, context: Context) -> str:
    """Keep the verdict of the one who pressed; thanks in words."""
    right = query.data == RIGHT
    voter = asker_mark(chat.chat_id, query.from_user.id)
    now = context.services.now()
    await asyncio.to_thread(
        lambda: context.store.desk.judge(chat.chat_id, shown, voter, right=right, now=now)
    )
    return word(chat.language, "evidence.thanks_right" if right else "evidence.thanks_wrong")


def _placed(data: str, language: str, store: Store) -> Message | str | None:
    place = read_place(data)
    if place is None:
        return None
    rows = {row.key: row for row in store.calls()}
    row = rows.get(call_named(place.call, rows))
    if row is None:
        return None
    call = store.call(row.key).call
    if row.revision != place.revision or place.lines[1] > len(call.lines):
        return word(language, "evidence.changed")
    return place_message(place, row, call, language)


def _again(question: Question, context: Context) -> Message:
    answer = context.store.answer(question, now=context.services.now())
    return with_evidence(context.store, question, answer)


def _further(question: Question, at: int, context: Context) -> Message | str:
    answer = context.store.answer(question, now=context.services.now())
    found = context.store.evidence(question, answer)
    if at >= len(found) or answer.call is None:
        return word(answer.language, "evidence.no_further")
    return further_message(found, at, answer.call, answer.language)
