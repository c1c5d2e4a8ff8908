// One message -> its element: bubble, keyboard, or the line of a service message.

import { clockTime, colourOf, fillAvatar, icon, make } from "/page/dom.js";
import { richText } from "/page/rich.js";
import { scene } from "/page/scene.js";
import { word } from "/page/words.js";

const EYE_OFF = "M4 4l16 16M10 6.300A9 9 0 0112 6c5 0 8.500 4 9.500 6a14 14 0 01-3 3.700M6.500 8A14 14 0 002.500 12c1 2 4.500 6 9.500 6a9 9 0 004-.9M10 10a2.800 2.800 0 004 4";
const FILE = "M7 3h7l5 5v13H7zM14 3v5h5";
const ARROW = "M8 16L16 8M9 8h7v7";
const COPY = "M9 9h10v10H9zM5 15V5h10";

/** The name of the account that a message shows. */
export function senderName(message) {
  const sender = message.sender_chat ?? message.from ?? message.chat;
  return sender.title ?? [sender.first_name, sender.last_name].filter(Boolean).join(" ");
}

/** The id of the account that a message shows. */
export function senderId(message) {
  return (message.sender_chat ?? message.from ?? message.chat).id;
}

/** A few words that stand for a message in a preview. */
export function summary(message) {
  if (message.text || message.caption) return message.text ?? message.caption;
  if (message.photo) return word("photo");
  return message.document?.file_name ?? serviceWords(message);
}

/** Whether a message is an event and no words of somebody. */
export function isService(message) {
  return !(message.text || message.photo || message.document);
}

/** What a service message says. */
export function serviceWords(message) {
  const actor = senderName(message);
  const name = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
  if (message.new_chat_members) {
    const joined = message.new_chat_members;
    const self = joined.length === 1 && joined[0].id === message.from?.id;
    return word(self ? "service_joined" : "service_added", { actor, names: joined.map(name).join("、") });
  }
  if (message.left_chat_member) {
    const self = message.left_chat_member.id === message.from?.id;
    return word(self ? "service_left" : "service_removed", { actor, names: name(message.left_chat_member) });
  }
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return word("service_migrated");
  if (message.forum_topic_created) return word("service_topic", { name: message.forum_topic_created.name });
  if (message.forum_topic_closed) return word("service_topic_closed");
  return word(message.forum_topic_reopened ? "service_topic_reopened" : "service_other");
}

/** The element of a message. `place`: {own, first, last, named}; `acts`: what clicks do. */
export function messageElement(message, place, acts) {
  if (isService(message)) {
    return make("div", "service", make("span", "", serviceWords(message)));
  }
  const row = make("article", `row ${place.own ? "own" : "other"}${place.first ? " first" : ""}${place.last ? " last" : ""}`);
  const line = make("div", "bubble-line", bubble(message, place, acts));
  if (place.named && !place.own) {
    row.classList.add("named");
    const avatar = make("span", "avatar");
    fillAvatar(avatar, senderId(message), senderName(message), Boolean(message.from?.is_bot && !message.sender_chat));
    line.append(avatar);
  }
  const stack = make("div", "stack", line);
  if (message.reply_markup?.inline_keyboard) stack.append(keyboard(message, acts));
  row.append(stack);
  return row;
}

function bubble(message, place, acts) {
  const element = make("div", `bubble${message.photo ? " with-photo" : ""}`);
  if (place.named && !place.own && place.first) element.append(nameLine(message));
  if (message.via_bot && message.via_bot.id !== message.from?.id) {
    element.append(make("div", "via", word("via", { name: message.via_bot.username })));
  }
  if (message.reply_to_message) element.append(replyPreview(message.reply_to_message, acts));
  if (message.photo) element.append(photo(message.photo.at(-1)));
  if (message.document) element.append(documentLine(message.document));
  const text = message.text ?? message.caption;
  if (text) {
    const entities = message.entities ?? message.caption_entities;
    element.append(make("div", "text", richText(text, entities, acts.command), metaSpace(message)));
  }
  element.append(meta(message));
  element.addEventListener("click", (event) => {
    const busy = event.target.closest("a, button, blockquote.expandable, .reply, .spoiler");
    if (!busy && String(getSelection()) === "") acts.choose(message);
  });
  return element;
}

function nameLine(message) {
  const name = make("div", `name ${colourOf(senderId(message))}`, senderName(message));
  if (message.from?.is_bot && !message.sender_chat) name.append(make("span", "badge", word("bot")));
  return name;
}

function replyPreview(target, acts) {
  const preview = make(
    "button",
    `reply ${colourOf(senderId(target))}`,
    make("strong", "", senderName(target)),
    make("span", "", summary(target)),
  );
  preview.type = "button";
  preview.addEventListener("click", () => acts.show(target.message_id));
  return preview;
}

function photo(size) {
  const image = make("img", "photo");
  image.src = `/playground/files/${size.file_id}`;
  image.width = size.width;
  image.height = size.height;
  image.alt = word("photo");
  image.loading = "lazy";
  const frame = make("a", "photo-frame", image);
  frame.href = image.src;
  frame.target = "_blank";
  frame.rel = "noopener";
  return frame;
}

function documentLine(file) {
  const kind = (file.file_name ?? "").split(".").at(-1).slice(0, 4);
  const sign = make("span", "file-sign", icon(FILE), make("b", "", kind));
  const words = make("span", "file-words", make("strong", "", file.file_name), make("small", "", size(file.file_size)));
  const line = make("a", "file-line", sign, words);
  line.href = `/playground/files/${file.file_id}`;
  line.download = file.file_name;
  line.title = word("download", { name: file.file_name });
  return line;
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function metaWords(message) {
  const time = clockTime(message.date);
  return message.edit_date ? `${word("edited")} ${time}` : time;
}

// Keeps room at the end of the last line for the time that stands in the corner.
function metaSpace(message) {
  const space = make("span", "meta-space", metaWords(message));
  space.setAttribute("aria-hidden", "true");
  if (message.unseen) space.classList.add("wide");
  return space;
}

function meta(message) {
  const element = make("div", "meta");
  if (message.unseen) {
    const sign = make("span", "unseen", icon(EYE_OFF));
    sign.title = word("unseen");
    sign.setAttribute("role", "img");
    sign.setAttribute("aria-label", sign.title);
    element.append(sign);
  }
  element.append(make("time", "", metaWords(message)));
  return element;
}

function keyboard(message, acts) {
  const element = make("div", "keyboard");
  for (const row of message.reply_markup.inline_keyboard) {
    element.append(make("div", "keys", ...row.map((button) => key(message, button, acts))));
  }
  return element;
}

function key(message, button, acts) {
  const start = /^https:\/\/t\.me\/(\w+)\?start=([\w-]+)$/.exec(button.url ?? "");
  const isOwn = start !== null && [...scene.bots.values()].some((bot) => bot.username === start[1]);
  const isLink = !isOwn && /^https?:\/\//.test(button.url ?? "");
  const element = make(isLink ? "a" : "button", `key ${button.style ?? ""}`, make("span", "", button.text));
  if (isLink) {
    element.href = button.url;
    element.target = "_blank";
    element.rel = "noopener noreferrer";
    element.append(icon(ARROW, "corner"));
  } else {
    element.type = "button";
    element.addEventListener("click", () => (isOwn ? acts.start(start[2]) : acts.press(message, button, element)));
    if (isOwn) element.append(icon(ARROW, "corner"));
    if (button.copy_text) element.append(icon(COPY, "corner"));
  }
  return element;
}
