"""The chats, their subscriptions, and which message answers which."""

from datetime import datetime

from store.core.migration import rekey
from store.db import answered as answers
from store.db import chats, companies, outbox
from store.db.session import Database
from store.errors import UnknownCompany
from store.values import AnsweredMessage, Chat, DigestForm, Question, Subscription


class Chats:
    """The chats that the bot knows; each method is one transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def seen(self, chat_id: int, kind: str, title: str, *, language: str = "zh", now: datetime) -> Chat:
        """Keep the chat as it now is, and active; `language` counts only the first time. Returns it."""
        with self._db.read() as session:
            known = chats.get(session, chat_id)
        if known is not None and known.active and (known.kind, known.title) == (kind, title):
            return known
        with self._db.write() as session:
            return chats.put(session, Chat(chat_id=chat_id, kind=kind, title=title, language=language), now)

    def get(self, chat_id: int) -> Chat | None:
        """The chat; None if it was never seen."""
        with self._db.read() as session:
            return chats.get(session, chat_id)

    def left(self, chat_id: int) -> None:
        """The bot may not write there any more: what waits is cancelled, the settings are kept."""
        with self._db.write() as session:
            chats.set_active(session, chat_id, False)
            outbox.cancel_chat(session, chat_id)

    def migrated(self, old_id: int, new_id: int) -> None:
        """Give all that belongs to a chat its new id; saying so twice changes nothing.

        Answered messages are forgotten: the new chat counts its messages anew.
        """
        with self._db.write() as session:
            rekey(session, old_id, new_id)

    def set_language(self, chat_id: int, language: str) -> None:
        """Choose the chat's language (zh, zh-Hant, en)."""
        with self._db.write() as session:
            chats.set_language(session, chat_id, language)

    def subscribe(
        self,
        chat_id: int,
        company_key: str,
        *,
        thread_id: int | None = None,
        form: DigestForm = "card",
        now: datetime,
    ) -> Subscription:
        """Send the chat the company's digests from now on; again: only the form changes. UnknownCompany."""
        wanted = Subscription(
            chat_id=chat_id, thread_id=thread_id, company_key=company_key, company="", form=form, since=now
        )
        with self._db.write() as session:
            if not companies.known(session, company_key):
                raise UnknownCompany(company_key, tuple(name for _, name in companies.live(session)))
            if chats.get(session, chat_id) is None:
                chats.put(session, Chat(chat_id=chat_id, kind="", title=""), now)
            return chats.subscribe(session, wanted)

    def unsubscribe(self, chat_id: int, company_key: str | None = None) -> tuple[Subscription, ...]:
        """End the subscriptions to a company, or all, in every topic; what waits of them is cancelled.

        Returns what was ended.
        """
        with self._db.write() as session:
            outbox.cancel_chat(session, chat_id, company_key)
            return chats.unsubscribe(session, chat_id, company_key)

    def subscriptions(self, chat_id: int) -> tuple[Subscription, ...]:
        """The chat's subscriptions, by company and topic."""
        with self._db.read() as session:
            return chats.subscriptions(session, chat_id)

    def remember_answer(self, answered: AnsweredMessage, question: Question) -> None:
        """Keep which message of the bot's answers which; of a chat the last thousand are kept."""
        with self._db.write() as session:
            answers.put(session, answered, question)

    def answered(self, chat_id: int, message_id: int) -> AnsweredMessage | None:
        """The answer to a message of the chat, if it is remembered."""
        with self._db.read() as session:
            return answers.get(session, chat_id, message_id)

    def question_of(self, chat_id: int, reply_id: int) -> Question | None:
        """The question that a message of the bot's answers, if it is remembered."""
        with self._db.read() as session:
            return answers.question_of(session, chat_id, reply_id)

    def choose_meaning(self, chat_id: int, reply_id: int, text: str) -> None:
        """The question that the bot's message answers was chosen to mean this."""
        with self._db.write() as session:
            answers.choose(session, chat_id, reply_id, text)
