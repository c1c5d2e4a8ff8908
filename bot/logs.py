"""Logging for the program: to stderr, and never with the token in it."""

import logging
import re
import sys
from typing import TextIO

_TOKEN = re.compile(r"(?<!\d)\d{3,}:[A-Za-z0-9_-]{20,}")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class TokenRedaction(logging.Filter):
    """Replaces whatever looks like a bot's token in a record, its traceback included."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true: the record stays, without the token."""
        record.msg, record.args = redacted(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redacted(record.exc_text)
        return True


def redacted(text: str) -> str:
    """The text with every token replaced by its bot's number and stars."""
    return _TOKEN.sub(lambda match: match.group().split(":")[0] + ":***", text)


def set_up_logs(stream: TextIO = sys.stderr, level: int = logging.INFO) -> None:
    """Log to the stream from that level on; httpx, which logs whole addresses, from WARNING on.

    A tick that finds the one before it at work is left out, and nothing is lost by it: of that, APScheduler is silent.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.addFilter(TokenRedaction())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
