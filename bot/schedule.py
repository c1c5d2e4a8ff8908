"""The tick: whatever digest is due goes out; the database decides what is, so a missed tick is harmless.

Beside it the look at the inbox, where there is one, and the reading of what sentences mean, where there is a model.
"""

import asyncio
import logging

from bot.inbox import Inbox
from bot.instance import Instance
from handlers.context import App, Context, Services
from handlers.digests import deliver
from handlers.drawing import Drawings
from store import Delivery, bundles

BATCH = 20
AT_ONCE = 8
_JOB_OPTIONS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
_log = logging.getLogger(__name__)


def schedule(application: App, tick_seconds: float, inbox: Inbox | None = None) -> None:
    """Tick, and look at the inbox, every so many seconds from now on."""
    queue = application.job_queue
    if queue is None:
        raise RuntimeError("the application was built without a job queue")
    queue.run_repeating(tick, tick_seconds, first=0, name="tick", job_kwargs=_JOB_OPTIONS)
    if inbox is not None:
        queue.run_repeating(inbox.look, tick_seconds, first=0, name="inbox", job_kwargs=_JOB_OPTIONS)
    services: Services = application.bot_data[Services]
    if services.store.meaning.on:
        queue.run_repeating(read_meanings, tick_seconds, first=0, name="meanings", job_kwargs=_JOB_OPTIONS)


def wake(application: App) -> None:
    """Tick once more, now."""
    if application.job_queue is not None:
        application.job_queue.run_once(tick, 0, name="wake", job_kwargs={"misfire_grace_time": None})


def leads(context: Context) -> bool:
    """Whether this instance is the one that sends, and is not about to stop."""
    return _instance(context).leads


async def tick(context: Context) -> None:
    """Claim what is due and send it, batch by batch, until nothing more is."""
    services = context.services
    async with _instance(context).sending:
        drawings = Drawings(services.store)
        while leads(context) and (
            claimed := await asyncio.to_thread(services.store.outbox.claim, services.now(), limit=BATCH)
        ):
            await _send_all(claimed, services, context, drawings)


async def read_meanings(context: Context) -> None:
    """Read what the sentences of each call mean, call by call, until all are read; a failure ends it for good."""
    meaning = context.services.store.meaning
    try:
        while leads(context) and (key := await asyncio.to_thread(meaning.read_next, lambda: leads(context))):
            _log.info("what the sentences of %s mean is read", key)
    except Exception:  # the next look would fail like this one; without vectors words still answer
        _log.exception("what sentences mean cannot be read")
        if context.job is not None:
            context.job.schedule_removal()


def _instance(context: Context) -> Instance:
    instance: Instance = context.bot_data[Instance]
    return instance


async def _send_all(
    claimed: tuple[Delivery, ...], services: Services, context: Context, drawings: Drawings
) -> None:
    room = asyncio.Semaphore(AT_ONCE)

    async def one(bundle: tuple[Delivery, ...]) -> None:
        async with room:
            try:
                if leads(context):
                    await deliver(bundle, services, context.bot, drawings)
                    return
                for each in bundle:
                    await asyncio.to_thread(services.store.outbox.give_back, each.id)
            except Exception:  # one delivery's failure must not keep the others back; its lease runs out
                _log.exception("delivery %s failed", bundle[0].id)

    await asyncio.gather(*(one(bundle) for bundle in bundles(claimed)))
