// One chat on the screen: its head, its messages, its composer.

import { isService, messageElement, senderId, senderName } from "/page/bubble.js";
import { Composer } from "/page/composer.js";
import { alertBox, fillAvatar, make, toast } from "/page/dom.js";
import { PaneMenu } from "/page/menu.js";
import { settleQuotes } from "/page/rich.js";
import { act, botOf, chatsOf, scene, writersOf } from "/page/scene.js";
import { fillWords, word } from "/page/words.js";

const NEAR_END = 120;
const TOGETHER_SECONDS = 300;
const ACTION_MS = 5000;

export class Pane {
  constructor(element, kind) {
    this.element = element;
    this.kind = kind;
    this.chatId = null;
    this.writerId = null;
    this.shown = new Map();
    element.append(document.getElementById("pane").content.cloneNode(true));
    fillWords(element);
    this.stream = element.querySelector(".stream");
    this.inner = element.querySelector(".stream-inner");
    this.chatPicker = element.querySelector(".chat-picker");
    this.topicPicker = element.querySelector(".topic-picker");
    this.thread = null;
    this.writerPicker = element.querySelector(".writer-picker");
    this.stuck = true;
    this.toEnd = element.querySelector(".to-end");
    this.composer = new Composer(this);
    this.menu = new PaneMenu(this);
    this.acts = {
      command: (words) => this.sendCommand(words),
      choose: (message) => this.composer.replyTo(message),
      show: (messageId) => this.scrollTo(messageId),
      start: (payload) =>
        document.dispatchEvent(new CustomEvent("start-bot", { detail: { person: this.writerId, payload } })),
      press: (message, button, key) => this.press(message, button, key),
    };
    this.chatPicker.querySelector("select").addEventListener("change", (event) => this.open(Number(event.target.value)));
    this.writerPicker.querySelector("select").addEventListener("change", (event) => this.writeAs(Number(event.target.value)));
    this.topicPicker.querySelector("select").addEventListener("change", (event) => this.turnTo(Number(event.target.value) || null));
    this.stream.addEventListener("scroll", () => this.onScroll());
    const watch = new ResizeObserver(() => this.stuck && this.scrollToEnd(false));
    watch.observe(this.stream);
    watch.observe(this.inner);
    this.toEnd.addEventListener("click", () => this.scrollToEnd(true));
  }

  get chat() {
    return scene.chats.get(this.chatId);
  }

  /** Show a chat; the writer stays where he is a member of it. */
  open(chatId) {
    const moved = this.chatId !== chatId;
    this.chatId = chatId;
    if (moved) {
      this.thread = null;
      this.shown.clear();
      this.inner.replaceChildren();
      this.composer.clearContext();
    }
    this.refresh();
    if (moved) this.scrollToEnd(false);
  }

  /** Show a topic of a forum; null is General. */
  turnTo(thread) {
    this.thread = thread;
    this.composer.clearContext();
    this.refreshMessages();
    this.scrollToEnd(false);
  }

  /** Show what changed in the scene. */
  refresh() {
    const chats = chatsOf(this.kind);
    if (!chats.some((chat) => chat.id === this.chatId)) {
      const isSecond = this.element.dataset.pane === "second";
      const first = isSecond ? chats[1] : (chats.find((chat) => chat.id === scene.operator) ?? chats[0]);
      if (first) this.open(first.id);
      return;
    }
    const writers = writersOf(this.chat);
    if (!writers.some((person) => person.id === this.writerId)) this.writerId = this.firstWriter(writers)?.id ?? null;
    this.refreshHead(chats);
    this.refreshPickers(chats, writers);
    this.composer.refresh(writers);
    this.menu.refresh();
    this.refreshMessages();
  }

  /** Change who writes; in private that is another chat. */
  writeAs(personId) {
    this.composer.clearContext();
    this.writerId = personId;
    if (this.kind === "private") this.open(personId);
    else this.refresh();
  }

  firstWriter(writers) {
    return writers.find((person) => person.id !== scene.operator) ?? writers[0];
  }

  refreshHead(chats) {
    const chat = this.chat;
    const shown = this.kind === "private" ? botOf(chat) : chat;
    const name = this.kind === "private" ? shown.first_name : chat.title;
    fillAvatar(this.element.querySelector(".pane-avatar"), shown.id, name, this.kind === "private");
    this.element.querySelector("h2").textContent = name;
    const several = this.kind === "group" && chats.length > 1;
    this.element.querySelector("h2").hidden = several;
    this.chatPicker.hidden = !several;
    this.restSubtitle();
  }

  refreshPickers(chats, writers) {
    const isPrivate = this.kind === "private";
    const people = isPrivate ? chats.map((chat) => scene.people.get(chat.id)) : writers;
    const writer = this.writerPicker.querySelector("select");
    writer.title = word(isPrivate ? "private_of_title" : "write_as_title");
    writer.setAttribute("aria-label", writer.title);
    writer.replaceChildren(...people.map((one) => new Option(one.name, one.id, false, one.id === this.writerId)));
    const chat = this.chatPicker.querySelector("select");
    chat.replaceChildren(...chats.map((one) => new Option(one.title, one.id, false, one.id === this.chatId)));
    const topics = Object.entries(this.chat.topics);
    this.topicPicker.hidden = !topics.length;
    this.topicPicker.querySelector("select").replaceChildren(
      ...[["", word("general")], ...topics].map(([id, name]) => new Option(name, id, false, (Number(id) || null) === this.thread)),
    );
  }

  restSubtitle() {
    const present = Object.values(this.chat.members).filter((status) => !["left", "kicked"].includes(status));
    const words = this.kind === "private" ? word("bot_subtitle") : word("members", { count: present.length });
    const subtitle = this.element.querySelector(".subtitle");
    subtitle.hidden = Object.keys(this.chat.topics).length > 0;
    subtitle.textContent = words;
    subtitle.classList.remove("active");
  }

  /** The bot is typing or sending a file. */
  showAction(action) {
    const subtitle = this.element.querySelector(".subtitle");
    subtitle.textContent = word(action.startsWith("upload") ? "uploading" : "typing");
    subtitle.classList.add("active");
    clearTimeout(this.actionTimer);
    this.actionTimer = setTimeout(() => this.restSubtitle(), ACTION_MS);
  }

  refreshMessages() {
    const messages = [...this.chat.messages.values()].filter((one) => this.isShown(one)).sort((a, b) => a.message_id - b.message_id);
    const kept = new Map();
    const elements = messages.map((message, index) => {
      const place = this.place(message, messages[index - 1], messages[index + 1]);
      const sign = JSON.stringify([message, place]);
      const before = this.shown.get(message.message_id);
      const element = before?.sign === sign ? before.element : messageElement(message, place, this.acts);
      element.dataset.message = message.message_id;
      kept.set(message.message_id, { sign, element });
      return element;
    });
    this.shown = kept;
    if (messages.every((message) => isService(message) || message.from?.is_bot)) elements.push(this.emptyHint());
    this.inner.replaceChildren(...elements);
    settleQuotes(this.inner);
    if (this.stuck) this.scrollToEnd(false);
  }

  isShown(message) {
    return !Object.keys(this.chat.topics).length || (message.message_thread_id ?? null) === this.thread;
  }

  place(message, before, after) {
    const own = message.from?.id === this.writerId && !message.sender_chat;
    const together = (a, b) =>
      a && b && !isService(a) && !isService(b) && senderId(a) === senderId(b) && Math.abs(b.date - a.date) < TOGETHER_SECONDS;
    return { own, first: !together(before, message), last: !together(message, after), named: this.kind === "group" };
  }

  emptyHint() {
    if (this.kind === "group") return make("div", "hint", make("p", "", word("empty_group")));
    const example = make("button", "command", word("example_private"));
    example.type = "button";
    example.addEventListener("click", () => this.composer.fill(example.textContent));
    return make("div", "hint", make("p", "", word("empty_private")), example);
  }

  async send(text, replyTo) {
    const done = await act("post", { chat: this.chatId, person: this.writerId, text, reply_to: replyTo, thread: this.thread });
    if (!done) toast(word("failed"));
    this.scrollToEnd(false);
    return Boolean(done);
  }

  sendCommand(words) {
    const bot = botOf(this.chat);
    const named = this.kind === "group" && bot && !words.includes("@") ? `${words}@${bot.username}` : words;
    this.send(named, null);
  }

  async press(message, button, key) {
    if (button.copy_text) return this.copy(button.copy_text.text);
    if (!button.callback_data) return undefined;
    key.classList.add("waiting");
    const fields = { chat: this.chatId, message: message.message_id, person: this.writerId, data: button.callback_data };
    const press = await act("press", fields);
    setTimeout(() => key.classList.remove("waiting"), press ? ACTION_MS : 0);
    if (!press) toast(word("failed"));
    this.waiting = press ? { id: press.id, key } : null;
    return undefined;
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      toast(word("copied"));
    } catch {
      toast(word("copy_failed"));
    }
  }

  /** The bot answered a press of this pane's writer. */
  showAnswer(answer) {
    if (this.waiting?.id === answer.press) this.waiting.key.classList.remove("waiting");
    if (answer.person_id !== this.writerId || !answer.text) return;
    if (answer.show_alert) alertBox(answer.text);
    else toast(answer.text);
  }

  scrollTo(messageId) {
    const element = this.shown.get(messageId)?.element;
    if (!element) return toast(word("deleted_reply"));
    element.scrollIntoView({ block: "center", behavior: "smooth" });
    element.classList.add("flash");
    setTimeout(() => element.classList.remove("flash"), 1400);
    return undefined;
  }

  scrollToEnd(smooth) {
    this.stream.scrollTo({ top: this.stream.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  onScroll() {
    this.stuck = this.stream.scrollHeight - this.stream.scrollTop - this.stream.clientHeight < NEAR_END;
    this.toEnd.hidden = this.stuck;
  }

  nameOf(message) {
    return senderName(message);
  }
}
