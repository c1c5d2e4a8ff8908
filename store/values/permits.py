"""Which chats are served, and with which companies."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Permit:
    """What a chat may use: nothing where it is not `allowed`, every company where no `company_keys` are named.

    `title` is what the chat is called, as far as it was seen.
    """

    chat_id: int
    allowed: bool = True
    company_keys: tuple[str, ...] = ()
    title: str = ""

    def covers(self, company_key: str) -> bool:
        """Whether the chat may use that company."""
        return self.allowed and (not self.company_keys or company_key in self.company_keys)


@dataclass(frozen=True, kw_only=True)
class Access:
    """Who may use the bot: `closed` to chats without a permit or open to them, the permits, and whom it turned away."""

    closed: bool
    permits: tuple[Permit, ...] = ()
    refused: tuple[Permit, ...] = ()
