// The drawer with the bot's calls.

import { clockTime, make } from "/page/dom.js";
import { scene } from "/page/scene.js";

// What says most about a call in a line.
const GISTS = ["text", "caption", "description", "scope"];

export class CallLog {
  constructor() {
    this.drawer = document.getElementById("log");
    this.list = document.getElementById("log-list");
    this.button = document.getElementById("log-button");
    this.button.addEventListener("click", () => this.show(this.drawer.hidden));
    document.getElementById("log-close").addEventListener("click", () => this.show(false));
  }

  show(open) {
    this.drawer.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    this.refresh();
  }

  /** Show the calls, newest first. */
  refresh() {
    if (this.drawer.hidden) return;
    this.drawer.querySelector(".log-empty").hidden = scene.calls.length > 0;
    this.list.replaceChildren(...scene.calls.map(line).reverse());
  }
}

function line(call) {
  const code = make("span", call.code === 200 ? "code" : "code bad", String(call.code));
  const gist = make("span", "gist", GISTS.map((name) => call.arguments[name]).find(Boolean) ?? "");
  const head = make("summary", "", make("time", "", clockTime(call.at)), make("b", "", call.method), gist, code);
  const given = Object.entries(call.arguments).map(([name, value]) => `${name}: ${value}`);
  const body = make("pre", "", [...given, "", call.answer].join("\n"));
  return make("li", "", make("details", "", head, body));
}
