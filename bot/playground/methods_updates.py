"""Bot API methods that fetch updates, or say where to post them."""

from urllib.parse import urlsplit

from bot.playground.call import Call
from bot.playground.records import Json, Webhook
from bot.playground.refusals import Refusal, bad_request

MOST_UPDATES = 100
LONGEST_POLL = 50
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_CONFLICT = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(call: Call) -> list[Json]:
    """`getUpdates`: waits up to `timeout` seconds; ended by the next poll of the same bot."""
    if call.bot.webhook is not None:
        raise Refusal(409, _CONFLICT)
    arguments = call.arguments
    call.bot.updates.allow(arguments.nested("allowed_updates"))
    return await call.bot.updates.poll(
        offset=arguments.number("offset") or 0,
        limit=min(max(arguments.number("limit") or MOST_UPDATES, 1), MOST_UPDATES),
        timeout=min(max(arguments.number("timeout") or 0, 0), LONGEST_POLL),
    )


def set_webhook(call: Call) -> bool:
    """`setWebhook`: any URL on this machine, with or without TLS; an empty one deletes the webhook."""
    url = call.arguments.text("url")
    if not url:
        return delete_webhook(call)
    if urlsplit(url).hostname not in _LOOPBACK:
        raise bad_request("bad webhook: the playground posts to this machine only")
    call.bot.updates.allow(call.arguments.nested("allowed_updates"))
    _drop_if_asked(call)
    call.bot.webhook = Webhook(url=url, secret=call.arguments.text("secret_token"))
    call.world.tell("webhook", bot=call.bot)
    return True


def delete_webhook(call: Call) -> bool:
    """`deleteWebhook`."""
    _drop_if_asked(call)
    call.bot.webhook = None
    call.world.tell("webhook", bot=call.bot)
    return True


def get_webhook_info(call: Call) -> Json:
    """`getWebhookInfo`."""
    hook = call.bot.webhook
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(call.bot.updates.pending),
    }
    if hook and hook.last_error:
        now = int(call.world.clock().timestamp())
        info |= {"last_error_message": hook.last_error, "last_error_date": now}
    if call.bot.updates.allowed:
        info["allowed_updates"] = list(call.bot.updates.allowed)
    return info


def _drop_if_asked(call: Call) -> None:
    if call.arguments.flag("drop_pending_updates"):
        call.bot.updates.pending.clear()
