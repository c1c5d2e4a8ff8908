"""What every address of the playground's server has in common: this machine only, no page of another site."""

import json
from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError, RequestHandler

from bot.playground.arguments import Arguments, Upload

_OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


def is_local(host: str) -> bool:
    """Whether a Host header, or the host of an Origin, names this machine."""
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name.lower() in _OWN_NAMES


class LocalHandler(RequestHandler):
    """Refuses requests that a foreign name or another site's page led here (DNS rebinding, forged posts)."""

    def prepare(self) -> None:
        """Turn away what did not come for this machine."""
        if not is_local(self.request.host):
            raise HTTPError(403, reason="Foreign Host")
        origin = self.request.headers.get("Origin")
        if origin is not None and origin.partition("://")[2] != self.request.host:
            raise HTTPError(403, reason="Foreign Origin")

    def set_default_headers(self) -> None:
        """No sniffing, no caching, nothing from elsewhere."""
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        self.clear_header("Server")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The reason as plain text, without a trace."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(self._reason)


def read_arguments(request: HTTPServerRequest) -> Arguments:
    """The arguments of a call, from query, form, multipart body or JSON; ValueError on bad JSON."""
    fields: dict[str, Any] = {
        name: values[-1].decode() for name, values in request.arguments.items() if values
    }
    if request.headers.get("Content-Type", "").startswith("application/json") and request.body:
        fields |= json.loads(request.body)
    files = {
        name: Upload(name=parts[0].filename, mime=parts[0].content_type, data=parts[0].body)
        for name, parts in request.files.items()
    }
    return Arguments(fields, files)
