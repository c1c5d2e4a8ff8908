"""The tick: whatever digest is due goes out; the database decides what is, so a missed tick is harmless.

Beside it the look at the inbox, where there is one, and the reading of what sentences mean, where there is a model.
"""

import asyncio
import logging
import time
from datetime import UTC, datetime

from telegram.ext import JobQueue

from bot.inbox import Inbox
from bot.instance import Instance
from handlers.context import App, Context, Services
from handlers.digests import deliver
from handlers.drawing import Drawings
from store import Delivery, bundles

BATCH = 20
# Enough for the whole rate where an answer of Telegram's takes half a second.
AT_ONCE = 16
_JOB_OPTIONS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
_log = logging.getLogger(__name__)


def schedule(application: App, tick_seconds: float, inbox: Inbox | None = None) -> asyncio.Task[None]:
    """Tick, and look at the inbox, every so many seconds from now on; the task that watches the clock for it."""
    queue = application.job_queue
    if queue is None:
        raise RuntimeError("the application was built without a job queue")
    queue.run_repeating(tick, tick_seconds, first=0, name="tick", job_kwargs=_JOB_OPTIONS)
    if inbox is not None:
        queue.run_repeating(inbox.look, tick_seconds, first=0, name="inbox", job_kwargs=_JOB_OPTIONS)
    services: Services = application.bot_data[Services]
    if services.store.meaning.on:
        queue.run_repeating(read_meanings, tick_seconds, first=0, name="meanings", job_kwargs=_JOB_OPTIONS)
    return asyncio.create_task(_watch_clock(queue, tick_seconds), name="clock")


async def _watch_clock(queue: JobQueue[Context], every: float) -> None:
    """Let all ticks be due at once where the wall clock was set back: they would be as late as it went."""
    ahead = time.time() - time.monotonic()
    while True:
        await asyncio.sleep(every)
        before, ahead = ahead, time.time() - time.monotonic()
        if ahead < before - every:
            _log.warning("the clock was set back by %.0f s", before - ahead)
            for job in queue.jobs():
                job.job.modify(next_run_time=datetime.now(UTC))


def wake(application: App) -> None:
    """Tick once more, now."""
    if application.job_queue is not None:
        application.job_queue.run_once(tick, 0, name="wake", job_kwargs={"misfire_grace_time": None})


def leads(context: Context) -> bool:
    """Whether this instance is the one that sends, and is not about to stop."""
    return _instance(context).leads


def may_send(context: Context) -> bool:
    """Whether this instance sends, and Telegram was not out of reach just now."""
    instance = _instance(context)
    return instance.leads and instance.breaker.closed(time.monotonic())


async def tick(context: Context) -> None:
    """Claim what is due and send it, batch by batch, until nothing more is."""
    services, under_way = context.services, set[asyncio.Task[None]]()
    async with _instance(context).sending:
        drawings, room = Drawings(services.store), asyncio.Semaphore(AT_ONCE)
        try:
            while may_send(context):
                claim = services.store.outbox.claim
                claimed = await asyncio.to_thread(claim, services.now(), limit=BATCH)
                if not claimed and not under_way:
                    return
                if not claimed:  # what is under way may leave something due behind
                    await asyncio.wait(set(under_way))
                # The next batch is claimed while the last of this one are under way: no pause between them.
                for bundle in bundles(claimed):
                    await room.acquire()
                    sending = asyncio.create_task(_send(bundle, services, context, drawings))
                    under_way.add(sending)
                    sending.add_done_callback(under_way.discard)
                    sending.add_done_callback(lambda _: room.release())
        finally:
            await asyncio.gather(*under_way)


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


async def _send(
    bundle: tuple[Delivery, ...], services: Services, context: Context, drawings: Drawings
) -> None:
    try:
        if may_send(context):
            await deliver(bundle, services, context.bot, drawings)
            return
        for each in bundle:
            await asyncio.to_thread(services.store.outbox.give_back, each.id)
    except Exception:  # one delivery's failure must not keep the others back; its lease runs out
        _log.exception("delivery %s failed", bundle[0].id)
