// Where a person writes: text, replies, edits, files, and the list of commands.

import { summary } from "/page/bubble.js";
import { make, toast } from "/page/dom.js";
import { exampleChips, offerChips } from "/page/examples.js";
import { act, botOf, scene, sendDocument } from "/page/scene.js";
import { word } from "/page/words.js";

const LARGEST_FILE = 50_000_000;
const TALLEST = 140;
const INLINE_PAUSE_MS = 350;

export class Composer {
  constructor(pane) {
    this.pane = pane;
    this.context = null;
    this.root = pane.element.querySelector(".composer");
    this.text = this.root.querySelector("textarea");
    this.file = this.root.querySelector(".file");
    this.bar = this.root.querySelector(".context");
    this.list = this.root.querySelector(".commands");
    this.drop = this.root.querySelector(".drop");
    this.offers = this.root.querySelector(".offers");
    this.examples = this.root.querySelector(".examples");
    if (pane.kind === "group") this.examples.append(...exampleChips(pane));
    this.root.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener("input", () => this.onInput());
    this.text.addEventListener("keydown", (event) => this.onKey(event));
    this.text.addEventListener("blur", () => setTimeout(() => (this.list.hidden = true), 150));
    this.root.querySelector(".context-cancel").addEventListener("click", () => this.clearContext());
    this.root.querySelector(".context-edit").addEventListener("click", () => this.edit());
    this.root.querySelector(".attach").addEventListener("click", () => this.chooseFile(this.pane.writerId));
    this.root.querySelector(".drop-button").addEventListener("click", () => this.chooseFile(scene.operator));
    this.file.addEventListener("change", () => this.sendChosen());
  }

  /** Show who can write, and whether files can be dropped here. */
  refresh(writers) {
    const { kind, writerId } = this.pane;
    this.text.placeholder = word(writers.length ? `placeholder_${kind}` : "cannot_write");
    this.text.setAttribute("aria-label", this.text.placeholder);
    this.text.disabled = !writers.length;
    this.drop.hidden = kind !== "private" || writerId !== scene.operator;
    this.examples.hidden = kind !== "group" || !writers.length;
    this.refreshOffers();
    const name = scene.people.get(scene.operator)?.name ?? "";
    this.root.querySelector(".drop-hint").textContent = word("drop_hint", { name });
  }

  refreshOffers() {
    if (this.offered === scene.offered) return; // a chip that is replaced under the finger is not tapped
    this.offered = scene.offered;
    this.offers.hidden = !scene.offered.length;
    this.offers.replaceChildren(...offerChips());
  }

  /** Put words into the field, ready to be sent. */
  fill(words) {
    this.text.value = words;
    this.text.focus();
    this.grow();
  }

  /** Put words into the field as if they were typed: what is offered for them shows. */
  type(words) {
    this.fill(words);
    this.onInput();
  }

  /** The next message answers this one. */
  replyTo(message) {
    this.setContext("reply", message, word("reply", { name: this.pane.nameOf(message) }));
  }

  edit() {
    const { message } = this.context;
    this.setContext("edit", message, word("editing"));
    this.fill(message.text);
  }

  setContext(kind, message, title) {
    this.context = { kind, message };
    this.bar.hidden = false;
    this.bar.querySelector("strong").textContent = title;
    this.bar.querySelector("span").textContent = summary(message);
    const own = message.from?.id === this.pane.writerId && Boolean(message.text);
    this.bar.querySelector(".context-edit").hidden = kind === "edit" || !own;
    this.text.focus();
  }

  clearContext() {
    if (this.context?.kind === "edit") this.fill("");
    this.context = null;
    this.bar.hidden = true;
  }

  async submit() {
    const text = this.text.value.trim();
    if (!text || this.sending) return;
    this.sending = true;
    const { kind, message } = this.context ?? {};
    const done =
      kind === "edit"
        ? await act("edit", { chat: this.pane.chatId, message: message.message_id, person: this.pane.writerId, text })
        : await this.pane.send(text, message?.message_id ?? null);
    this.sending = false;
    if (!done) return;
    this.text.value = "";
    this.grow();
    this.clearContext();
    this.list.hidden = true;
  }

  onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      if (this.list.hidden) this.clearContext();
      this.list.hidden = true;
    } else if (!this.list.hidden && ["ArrowDown", "ArrowUp", "Tab"].includes(event.key)) {
      event.preventDefault();
      this.move(event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      const marked = this.list.hidden ? null : this.list.querySelector(".marked");
      if (marked) marked.click();
      else this.submit();
    }
  }

  move(step) {
    const items = [...this.list.children];
    const next = (items.findIndex((item) => item.classList.contains("marked")) + step + items.length) % items.length;
    items.forEach((item, index) => item.classList.toggle("marked", index === next));
    items[next]?.scrollIntoView({ block: "nearest" });
  }

  onInput() {
    this.grow();
    const typed = /^\/(\w*)$/.exec(this.text.value);
    const commands = typed ? this.pane.chat.commands.filter((one) => one.command.startsWith(typed[1])) : [];
    this.showList(commands.map((one) => this.commandItem(one)));
    this.askInline();
  }

  showList(items) {
    this.list.hidden = !items.length;
    this.list.replaceChildren(...items);
  }

  // "@bot words" asks the bot for results to choose from, in any chat.
  askInline() {
    clearTimeout(this.inlineTimer);
    this.inlineAsk = null;
    const typed = /^@(\w+)\s(.*)$/s.exec(this.text.value);
    const bot = [...scene.bots.values()].find((one) => one.username.toLowerCase() === typed?.[1].toLowerCase());
    if (!bot?.supports_inline_queries) return;
    this.inlineTimer = setTimeout(async () => {
      const ask = await act("ask_inline", { person: this.pane.writerId, query: typed[2].trim() });
      this.inlineAsk = ask?.id ?? null;
      if (this.earlyInline?.ask === this.inlineAsk) this.showInline(this.earlyInline);
    }, INLINE_PAUSE_MS);
  }

  /** The bot's results for what is being typed here; they may come before their id is known. */
  showInline(answer) {
    this.earlyInline = answer;
    if (answer.ask !== this.inlineAsk) return;
    this.showList(answer.results.map((result, index) => this.inlineItem(answer.ask, result, index)));
  }

  inlineItem(ask, result, index) {
    const item = make("button", "command-item result", make("b", "", result.title), make("span", "", result.description));
    item.type = "button";
    item.addEventListener("click", async () => {
      this.list.hidden = true;
      this.fill("");
      if (!(await act("choose_inline", { chat: this.pane.chatId, ask, index }))) toast(word("failed"));
    });
    return item;
  }

  commandItem(one) {
    const item = make("button", "command-item", make("b", "", `/${one.command}`), make("span", "", one.description));
    item.type = "button";
    item.addEventListener("click", () => {
      const bot = botOf(this.pane.chat);
      const named = this.pane.kind === "group" && bot ? `/${one.command}@${bot.username}` : `/${one.command}`;
      this.list.hidden = true;
      this.fill(`${named} `);
    });
    return item;
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, TALLEST)}px`;
  }

  chooseFile(sender) {
    this.sender = sender;
    this.file.click();
  }

  async sendChosen() {
    for (const file of this.file.files) {
      const chat = this.sender === this.pane.writerId ? this.pane.chatId : this.sender;
      await sendFile(chat, this.sender, file);
    }
    this.file.value = "";
  }
}

/** Send a file as a person, and say so where that did not work. */
export async function sendFile(chat, person, file) {
  if (file.size > LARGEST_FILE) toast(word("file_too_big"));
  else if (!(await sendDocument(chat, person, file))) toast(word("failed"));
}
