"""Bot API methods that answer who asks from another chat: inline queries and guest mentions."""

from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.call import Call
from bot.playground.content import keyboard, text_content
from bot.playground.records import InlineAsk, Json
from bot.playground.refusals import bad_request

MOST_RESULTS = 50
_ID_BYTES = 64


def answer_inline_query(call: Call) -> bool:
    """`answerInlineQuery`: articles, up to 50."""
    ask = _ask(call, "inline_query_id")
    results: list[Json] = call.arguments.nested("results") or []
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({result.get("id") for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    ask.button = call.arguments.nested("button")
    ask.results = [_checked(result) for result in results]
    call.world.tell("inline", ask=ask)
    return True


def answer_guest_query(call: Call) -> Json:
    """`answerGuestQuery`: one result, posted at once into the chat where the bot was mentioned."""
    ask = _ask(call, "guest_query_id")
    if ask.results is not None or ask.chat_id is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    ask.results = [_checked(call.arguments.nested("result") or {})]
    sent = ask.results[0]["sent"]
    inline_id = f"guest{call.world.number()}"
    call.world.put_post(
        ask.chat_id,
        sent["content"],
        markup=sent["markup"],
        sender_id=call.bot.id,
        via_bot=call.bot.id,
        reply_to=ask.message_id,
        inline_id=inline_id,
    )
    return {"inline_message_id": inline_id}


def _ask(call: Call, name: str) -> InlineAsk:
    ask = call.world.asks.get(call.arguments.text(name))
    if ask is None or ask.bot_id != call.bot.id:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    return ask


def _checked(result: Json) -> Json:
    """The result with what would be sent for it."""
    if not 1 <= len(str(result.get("id", "")).encode()) <= _ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    words: dict[str, Any] = result.get("input_message_content") or {}
    if result.get("type") != "article" or "message_text" not in words:
        raise bad_request("the playground takes articles with text only")
    if not result.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    fields = words | {"text": words["message_text"], "reply_markup": result.get("reply_markup")}
    arguments = Arguments(fields)
    return result | {"sent": {"content": text_content(arguments), "markup": keyboard(arguments)}}
