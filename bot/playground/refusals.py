"""Telegram's refusals, word for word: the HTTP code, the description, and the parameters if any."""

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """A call that Telegram turns down."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})

    def wire(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(words: str) -> Refusal:
    """A 400."""
    return Refusal(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refusal:
    """A 403."""
    return Refusal(403, f"Forbidden: {words}")


def too_many_requests(retry_after: int) -> Refusal:
    """A 429; `retry_after` in seconds."""
    words = f"Too Many Requests: retry after {retry_after}"
    return Refusal(429, words, {"retry_after": retry_after})


def migrated(new_chat_id: int) -> Refusal:
    """The 400 of a group that became a supergroup."""
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, words, {"migrate_to_chat_id": new_chat_id})


def unauthorized() -> Refusal:
    """The 401 of a token that nobody has."""
    return Refusal(401, "Unauthorized")


def not_found(words: str = "") -> Refusal:
    """The 404 of a malformed token or an unknown method."""
    return Refusal(404, f"Not Found: {words}" if words else "Not Found")
