"""What people do in the chats: write, edit, press buttons, send files, ask a bot from elsewhere."""

from bot.playground.entities import find_entities, trimmed
from bot.playground.records import BotAccount, InlineAsk, Json, Person, Post, Press, Room
from bot.playground.state import ANONYMOUS_ADMIN, TELEGRAM, State


class NotPossible(Exception):
    """A person tried what the app would not offer; the words are for developers."""


class PeopleActions(State):
    """Everything that a person can do in Telegram's app."""

    def post_message(
        self,
        chat: Room | int,
        person: Person | int,
        text: str,
        *,
        reply_to: Post | int | None = None,
        thread: int | None = None,
    ) -> Post:
        """A person writes into a chat; commands and mentions in the text become entities.

        An administrator who is anonymous writes in the group's name. Raises NotPossible where the person
        is not in the chat or the text is empty.
        """
        room, who = self.room(chat), self.person(person)
        self._must_be_in(room, who)
        target = self._target(room, reply_to)
        if target is not None and thread is None:
            thread = target.thread_id
        sender: Json = {"sender_id": who.id}
        if room.members[who.id].anonymous:
            sender = {"sender_id": ANONYMOUS_ADMIN["id"], "sender_chat": room.wire()}
        reply_id = target.message_id if target else None
        return self.put_post(room, _words(text), reply_to=reply_id, thread_id=thread, **sender)

    def edit_message(self, chat: Room | int, message: Post | int, person: Person | int, text: str) -> Post:
        """A person edits an own message."""
        room, who = self.room(chat), self.person(person)
        post = self._target(room, message)
        if post is None or post.sender_id != who.id:
            raise NotPossible("only an own message can be edited")
        self.change_post(post, _words(text), post.markup)
        return post

    def delete_message(self, chat: Room | int, message: Post | int) -> None:
        """Somebody deletes a message; the bots are not told."""
        post = self._target(self.room(chat), message)
        if post is not None:
            self.drop_post(post)

    def press_button(self, chat: Room | int, message: Post | int, person: Person | int, button: str) -> Press:
        """A person presses the callback button with this label or data; the bot gets a `callback_query`."""
        room, who = self.room(chat), self.person(person)
        post = self._target(room, message)
        buttons = [found for row in (post.buttons if post else []) for found in row]
        matching = [
            found["callback_data"] for found in buttons if "callback_data" in found and _is(found, button)
        ]
        if post is None or not matching:
            raise NotPossible(f"no callback button {button!r} in the message; it has {buttons!r}")
        owner = self._bot_by_id(post.via_bot or post.sender_id)
        press = Press(
            id=str(10**17 + self.number()),
            bot_id=owner.id,
            person_id=who.id,
            data=matching[0],
            at=self.clock(),
            chat_id=room.id,
            message_id=post.message_id,
        )
        self.presses[press.id] = press
        query: Json = {"id": press.id, "from": who.wire(), "chat_instance": str(room.id), "data": press.data}
        query |= {"inline_message_id": post.inline_id} if post.inline_id else {"message": self.wire(post)}
        owner.updates.put("callback_query", query)
        self.tell("press", press=press)
        return press

    def send_document(
        self,
        chat: Room | int,
        person: Person | int,
        name: str,
        data: bytes,
        *,
        caption: str = "",
        mime: str = "",
    ) -> Post:
        """A person sends a file."""
        room, who = self.room(chat), self.person(person)
        self._must_be_in(room, who)
        stored = self.put_file(name, mime, data, "documents")
        content: Json = {"document": document_wire(stored.id, self)}
        if caption:
            words = _words(caption)
            content |= {"caption": words["text"], "caption_entities": words["entities"]}
        return self.put_post(room, content, sender_id=who.id)

    def forward_from_channel(self, chat: Room | int, channel: Room, text: str) -> Post:
        """A post of the linked channel appears in its discussion group by itself."""
        extra: Json = {"is_automatic_forward": True}
        return self.put_post(chat, _words(text) | extra, sender_id=TELEGRAM["id"], sender_chat=channel.wire())

    # asking a bot that is not in the chat

    def ask_inline(self, person: Person | int, query: str, *, bot: BotAccount | None = None) -> InlineAsk:
        """A person types `@bot query` in some chat; the results come into `.results`."""
        asked = self._ask(self.person(person), query, bot or self.bot)
        wire: Json = {"id": asked.id, "from": self.user(asked.person_id), "query": query, "offset": ""}
        (bot or self.bot).updates.put("inline_query", wire)
        return asked

    def choose_inline(self, chat: Room | int, ask: InlineAsk, index: int = 0) -> Post:
        """A person sends one of the results of an inline query into a chat."""
        results = ask.results or []
        if index >= len(results):
            raise NotPossible("the bot gave no such result")
        result = results[index]
        sent: Json = result["sent"]
        inline_id = f"inline{self.number()}"
        post = self.put_post(
            chat,
            sent["content"],
            markup=sent["markup"],
            sender_id=ask.person_id,
            via_bot=ask.bot_id,
            inline_id=inline_id,
        )
        chosen = {"result_id": result["id"], "from": self.user(ask.person_id), "query": ask.query}
        self._bot_by_id(ask.bot_id).updates.put(
            "chosen_inline_result", chosen | {"inline_message_id": inline_id}
        )
        return post

    def mention_as_guest(
        self, chat: Room | int, person: Person | int, text: str, *, bot: BotAccount | None = None
    ) -> InlineAsk:
        """A person mentions a bot in a chat that it never joined; it gets a `guest_message`."""
        bot = bot or self.bot
        post = self.post_message(chat, person, text)
        asked = self._ask(self.person(person), text, bot)
        asked.chat_id, asked.message_id = post.chat_id, post.message_id
        bot.updates.put("guest_message", self.wire(post) | {"guest_query_id": asked.id})
        return asked

    def _ask(self, person: Person, query: str, bot: BotAccount) -> InlineAsk:
        asked = InlineAsk(id=str(10**17 + self.number()), bot_id=bot.id, person_id=person.id, query=query)
        self.asks[asked.id] = asked
        return asked

    def _bot_by_id(self, bot_id: int | None) -> BotAccount:
        return next(bot for bot in self.bots.values() if bot.id == bot_id)

    def _must_be_in(self, room: Room, who: Person) -> None:
        if not room.has(who.id) or room.migrated_to:
            raise NotPossible(f"{who.name} cannot write into {room.title}")

    def _target(self, room: Room, message: Post | int | None) -> Post | None:
        if message is None:
            return None
        return room.posts.get(message.message_id if isinstance(message, Post) else message)


def document_wire(file_id: str, state: State) -> Json:
    """The Bot API's Document of a stored file."""
    stored = state.files[file_id]
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_name": stored.name,
        "mime_type": stored.mime,
        "file_size": len(stored.data),
    }


def _is(button: Json, wanted: str) -> bool:
    return "callback_data" in button and wanted in (button["callback_data"], button["text"])


def _words(text: str) -> Json:
    body, _ = trimmed(text, ())
    if not body:
        raise NotPossible("a message needs words")
    entities = find_entities(body)
    return {"text": body, "entities": entities} if entities else {"text": body}
