// The menu of a chat: what changes the bot's place in it.

import { make, toast } from "/page/dom.js";
import { act, botOf } from "/page/scene.js";
import { word } from "/page/words.js";

export class PaneMenu {
  constructor(pane) {
    this.pane = pane;
    this.button = pane.element.querySelector("[data-menu]");
    this.list = pane.element.querySelector(".menu-list");
    this.button.addEventListener("click", (event) => {
      event.stopPropagation();
      this.show(this.list.hidden);
    });
    document.addEventListener("click", () => this.show(false));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.show(false));
  }

  show(open) {
    this.list.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
  }

  refresh() {
    this.button.title = word("menu");
    this.button.setAttribute("aria-label", word("menu"));
    this.list.replaceChildren(...this.choices().map((name) => this.item(name)));
  }

  choices() {
    const chat = this.pane.chat;
    const bot = botOf(chat);
    const status = bot ? chat.members[bot.id] : undefined;
    if (this.pane.kind === "private") return [status === "kicked" ? "unblock_bot" : "block_bot"];
    if (!status || status === "left" || status === "kicked") return ["add_bot"];
    return [status === "administrator" ? "demote_bot" : "promote_bot", "remove_bot"];
  }

  item(name) {
    const item = make("button", "", word(name));
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.addEventListener("click", async () => {
      if (!(await act(name, { chat: this.pane.chatId }))) toast(word("failed"));
    });
    return item;
  }
}
