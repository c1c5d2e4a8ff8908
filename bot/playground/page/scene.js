// What the page knows of the world, and how it acts in it.

export const scene = { bots: new Map(), people: new Map(), chats: new Map(), operator: null, offered: [], calls: [], ahead: null };

const CALLS_KEPT = 200;

/** Take one message of the live connection into the scene; returns the ids of the chats that changed. */
export function takeIn(event) {
  switch (event.type) {
    case "snapshot":
      return takeSnapshot(event);
    case "message":
      scene.chats.get(event.chat_id)?.messages.set(event.message.message_id, event.message);
      return [event.chat_id];
    case "deleted":
      scene.chats.get(event.chat_id)?.messages.delete(event.message_id);
      return [event.chat_id];
    case "chat":
      return [takeChat(event.chat)];
    case "chats":
      return event.chats.map(takeChat);
    case "clock":
      scene.ahead = event.ahead;
      return [];
    case "call":
      scene.calls = [...scene.calls, event.call].slice(-CALLS_KEPT);
      return [];
    default:
      return [];
  }
}

function takeSnapshot(event) {
  scene.bots = new Map(event.bots.map((bot) => [bot.id, bot]));
  scene.people = new Map(event.people.map((person) => [person.id, person]));
  scene.operator = event.operator;
  scene.offered = event.offered;
  scene.calls = event.calls;
  scene.ahead = event.ahead;
  scene.chats = new Map(
    event.chats.map((chat) => [
      chat.id,
      { ...chat, messages: new Map(chat.messages.map((message) => [message.message_id, message])) },
    ]),
  );
  return [...scene.chats.keys()];
}

function takeChat(chat) {
  const messages = scene.chats.get(chat.id)?.messages ?? new Map();
  scene.chats.set(chat.id, { ...chat, messages });
  return chat.id;
}

/** The chats of a pane: the private ones, or the groups that did not move elsewhere. */
export function chatsOf(kind) {
  const all = [...scene.chats.values()];
  if (kind === "private") return all.filter((chat) => chat.type === "private");
  return all.filter((chat) => chat.type.endsWith("group") && !chat.migrated_to);
}

/** The people who can write in a chat now. */
export function writersOf(chat) {
  const present = new Set(["creator", "administrator", "member"]);
  return [...scene.people.values()].filter((person) => present.has(chat.members[person.id]));
}

/** The bot of a chat, present or not. */
export function botOf(chat) {
  return [...scene.bots.values()].find((bot) => bot.id in chat.members);
}

/** Do something as a person; null if it was refused. */
export async function act(name, fields) {
  return post("/playground/act", { act: name, ...fields });
}

/** Send a file that the playground has at hand to the bot, as a person in private; null if it was refused. */
export async function sendOffered(person, name) {
  return post("/playground/offered", { chat: person, person, name });
}

async function post(address, fields) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(fields),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Send a file as a person; false if it was refused. */
export async function sendDocument(chat, person, file) {
  const form = new FormData();
  form.append("chat", chat);
  form.append("person", person);
  form.append("document", file, file.name);
  try {
    return (await fetch("/playground/documents", { method: "POST", body: form })).ok;
  } catch {
    return false;
  }
}
