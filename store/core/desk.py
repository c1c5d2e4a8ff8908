"""The operators' desk: what went unanswered, verdicts, standard answers, and the log of what was done."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from store.core import naming
from store.curation import checked, grouped, moved
from store.db import answered, audit, chats, companies, curated, desk
from store.db.session import Database
from store.errors import DayPassed, UnknownCurated
from store.values import Audited, Curated, CuratedState, Forgotten, UnansweredGroup

_MARK_LENGTH = 32


def asker_mark(chat_id: int, user_id: int) -> str:
    """A mark of somebody in a chat, by which what he asked there is found when he wants it forgotten."""
    return hashlib.sha256(f"{chat_id}:{user_id}".encode()).hexdigest()[:_MARK_LENGTH]


class Desk:
    """What operators work on; each method is one transaction, each change is in the audit log with its `actor`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def missed(self, chat_id: int, reply_id: int, text: str, asker: str | None, *, now: datetime) -> None:
        """Note that the record held no answer to the question that the bot's message `reply_id` replies to."""
        with self._db.write() as session:
            desk.put(session, chat_id, reply_id, text, "nothing", asker, now)

    def found(self, chat_id: int, reply_id: int) -> None:
        """The question was edited into one that the record answers: it needs nobody any more."""
        with self._db.write() as session:
            desk.drop(session, chat_id, reply_id, "nothing")

    def judge(
        self, chat_id: int, reply_id: int, voter: str, *, right: bool, now: datetime
    ) -> tuple[int, int]:
        """Keep whether somebody calls an answer right, in place of his earlier verdict; how many do, and do not.

        An answer that somebody calls wrong is among the unanswered as long as he does.
        """
        with self._db.write() as session:
            desk.put_verdict(session, chat_id, reply_id, voter, right=right, now=now)
            told = desk.verdicts(session, chat_id, reply_id)
            question = answered.question_of(session, chat_id, reply_id)
            if told[1] == 0:
                desk.drop(session, chat_id, reply_id, "wrong")
            elif question is not None and not right:
                desk.put(session, chat_id, reply_id, question.text, "wrong", voter, now)
            return told

    def unanswered(self) -> tuple[UnansweredGroup, ...]:
        """The open questions, like ones together, the most asked first."""
        with self._db.read() as session:
            questions = desk.open_questions(session)
        return grouped(questions)

    def close(self, ids: Iterable[int], actor: str, *, now: datetime) -> int:
        """Close open questions together with those alike; how many were."""
        wanted = set(ids)
        with self._db.write() as session:
            groups = grouped(desk.open_questions(session))
            alike = [group for group in groups if wanted & {each.id for each in group.questions}]
            for group in alike:
                audit.note(session, actor, "unanswered.close", group.questions[0].text, now)
            closing = [each.id for group in alike for each in group.questions]
            return desk.close(session, closing, now)

    def curated(self, state: CuratedState | None = None, *, now: datetime) -> tuple[Curated, ...]:
        """The standard answers in their state of now, by id; of one state, or all."""
        with self._db.read() as session:
            entries = curated.entries(session)
        shown = [replace(entry, state=entry.state_on(now.date())) for entry in entries]
        return tuple(entry for entry in shown if state in (None, entry.state))

    def add(self, entry: Curated, actor: str, *, now: datetime) -> Curated:
        """Keep a draft; `company_key` may name the company as people do. CuratedUnusable, UnknownCompany."""
        with self._db.write() as session:
            return _keep(session, _draft(session, entry), actor, now)

    def add_all(self, entries: Iterable[Curated], actor: str, *, now: datetime) -> tuple[Curated, ...]:
        """Keep drafts, all or none, and return them; what is kept already with the same words is left as it is."""
        with self._db.write() as session:
            kept = {_words(entry) for entry in curated.entries(session)}
            added = []
            for draft in [_draft(session, entry) for entry in entries]:
                if _words(draft) not in kept:
                    kept.add(_words(draft))
                    added.append(_keep(session, draft, actor, now))
            return tuple(added)

    def move(self, ident: int, to: CuratedState, actor: str, *, now: datetime) -> Curated:
        """Bring a standard answer to its next state; a draft that is approved was reviewed by the same hand.

        UnknownCurated, CuratedUnusable.
        """
        with self._db.write() as session:
            entry = curated.get(session, ident)
            if entry is None:
                raise UnknownCurated(ident)
            if to == "approved" and entry.state == "draft":
                entry = moved(entry, "reviewed", now.date())
                audit.note(session, actor, "faq.reviewed", f"#{ident}", now, entry.question)
            entry = moved(entry, to, now.date())
            curated.change(session, entry)
            audit.note(session, actor, f"faq.{to}", f"#{ident}", now, entry.question)
            return entry

    def set_quiet(self, company: str, until: date | None, actor: str, *, now: datetime) -> str:
        """Begin the quiet period of the company that is called so, until that day (date.max: open-ended), or end it.

        In it the record alone answers, and says so. Returns the name. UnknownCompany, DayPassed.
        """
        if until is not None and until < now.date():
            raise DayPassed(until)
        with self._db.write() as session:
            key, name = naming.find(session, company)
            companies.set_quiet(session, key, until)
            action = "company.quiet_off" if until is None else "company.quiet_on"
            audit.note(session, actor, action, name, now, "" if until in (None, date.max) else f"{until}")
        return name

    def quiet(self, now: datetime) -> tuple[tuple[str, date], ...]:
        """The companies in their quiet period, by name, each with the last day of it (date.max: open-ended)."""
        with self._db.read() as session:
            return tuple(companies.quiet(session, now.date()).values())

    def audit(self, limit: int | None = 50) -> tuple[Audited, ...]:
        """What operators did and what was published, the newest first; None: all of the three years that are kept."""
        with self._db.read() as session:
            return audit.newest(session, limit)

    def note(self, actor: str, action: str, target: str, *, now: datetime, detail: str = "") -> None:
        """Write down what an operator did that changed nothing (sent a file that is no call)."""
        with self._db.write() as session:
            audit.note(session, actor, action, target, now, detail)

    def forget(self, user_id: int, chat_id: int | None = None) -> Forgotten:
        """Delete what somebody asked and judged, in one chat or in all; in his private chat also its title."""
        with self._db.write() as session:
            places = [chat_id] if chat_id is not None else desk.chats_of_askers(session)
            found = [desk.forget_asker(session, place, asker_mark(place, user_id)) for place in places]
            if chat_id in (None, user_id):
                found.append(desk.forget_chat(session, user_id))
                chats.untitle(session, user_id)
        return Forgotten(
            questions=sum(each.questions for each in found),
            unanswered=sum(each.unanswered for each in found),
            verdicts=sum(each.verdicts for each in found),
        )


def _draft(session: Session, entry: Curated) -> Curated:
    draft = checked(replace(entry, id=0, state="draft", approved_on=None))
    if not draft.company_key:
        return draft
    return replace(draft, company_key=naming.find(session, draft.company_key)[0])


def _words(entry: Curated) -> Curated:
    """The entry without its number and how far it has come."""
    return replace(entry, id=0, state="draft", approved_on=None)


def _keep(session: Session, draft: Curated, actor: str, now: datetime) -> Curated:
    draft = replace(draft, id=curated.add(session, draft))
    audit.note(session, actor, "faq.add", f"#{draft.id}", now, draft.question)
    return draft
