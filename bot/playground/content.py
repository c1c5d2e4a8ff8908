"""The parts of a message that a bot sends: words, keyboard, files, and Telegram's limits on them."""

from typing import Any

from bot.playground.arguments import Arguments, Upload
from bot.playground.entities import Entity, find_entities, trimmed, utf16_length
from bot.playground.images import image_size, image_type
from bot.playground.markup import parse_html
from bot.playground.people import document_wire
from bot.playground.records import Json, StoredFile
from bot.playground.refusals import Refusal, bad_request
from bot.playground.state import State

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
DATA_BYTES = 64
COPY_CHARACTERS = 256
DOCUMENT_BYTES = 50_000_000
PHOTO_BYTES = 10_000_000

_ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "copy_text",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "web_app",
        "login_url",
        "pay",
        "callback_game",
    }
)


def read_words(arguments: Arguments, name: str) -> tuple[str, list[Entity]]:
    """The text of field `name` with its entities, by parse mode or given explicitly, trimmed."""
    source = arguments.text(name)
    mode = arguments.text("parse_mode").lower()
    given: list[Entity] = arguments.nested("caption_entities" if name == "caption" else "entities") or []
    if mode not in ("", "html"):
        raise bad_request("unsupported parse_mode: the playground reads HTML only")
    text, entities = parse_html(source) if mode == "html" else (source, given)
    text, entities = trimmed(text, entities)
    return text, find_entities(text, entities)


def text_content(arguments: Arguments, too_long: str = "message is too long") -> Json:
    """The content of a text message; refused where it is empty or over 4096 UTF-16 units."""
    text, entities = read_words(arguments, "text")
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > TEXT_UNITS:
        raise bad_request(too_long)
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(arguments: Arguments) -> Json:
    """The caption fields, none where there is no caption; refused over 1024 UTF-16 units."""
    text, entities = read_words(arguments, "caption")
    if utf16_length(text) > CAPTION_UNITS:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def keyboard(arguments: Arguments) -> Json | None:
    """The inline keyboard, checked; None for none and for keyboards of other kinds."""
    markup = arguments.nested("reply_markup")
    if not isinstance(markup, dict) or "inline_keyboard" not in markup:
        return None
    rows = [[_checked(button) for button in row] for row in markup["inline_keyboard"] if row]
    return {"inline_keyboard": rows} if rows else None


def _checked(button: dict[str, Any]) -> Json:
    if not str(button.get("text", "")).strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if not button.keys() & _ACTIONS:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"].get("text", "")) <= COPY_CHARACTERS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not button["url"].startswith(("http://", "https://", "tg://")):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: wrong HTTP URL")
    return dict(button)


def document_content(state: State, upload: Upload | str | None) -> Json:
    """The content of a message with a file, up to 50 MB."""
    stored = _stored(state, upload, "document", DOCUMENT_BYTES)
    return {"document": document_wire(stored.id, state)}


def photo_content(state: State, upload: Upload | str | None) -> Json:
    """The content of a message with a PNG or JPEG picture, up to 10 MB and Telegram's proportions."""
    stored = _stored(state, upload, "photo", PHOTO_BYTES)
    size = image_size(stored.data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    photo = {"file_id": stored.id, "file_unique_id": stored.unique_id, "width": width, "height": height}
    return {"photo": [photo | {"file_size": len(stored.data)}]}


def _stored(state: State, upload: Upload | str | None, what: str, most: int) -> StoredFile:
    if upload is None:
        raise bad_request(f"there is no {what} in the request")
    if isinstance(upload, str):
        if upload not in state.files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return state.files[upload]
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > most:
        raise Refusal(413, "Request Entity Too Large")
    mime = upload.mime if what == "document" else (image_type(upload.data) or upload.mime)
    return state.put_file(upload.name, mime, upload.data, f"{what}s")
