// The demonstration's clock in Beijing: shown at the top, and moved ahead from a small menu.

import { make, toast } from "/page/dom.js";
import { act, scene } from "/page/scene.js";
import { word } from "/page/words.js";

const BEIJING_MS = 8 * 3600_000;
const DAY_S = 86_400;
const TIMES = ["22:30", "08:05"];
const REFRESH_MS = 10_000;

export class Clock {
  constructor() {
    this.root = document.getElementById("clock");
    this.button = this.root.querySelector("[data-menu]");
    this.list = this.root.querySelector(".menu-list");
    this.button.addEventListener("click", (event) => {
      event.stopPropagation();
      this.show(this.list.hidden);
    });
    document.addEventListener("click", () => this.show(false));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.show(false));
    this.list.append(
      this.item(word("clock_hour"), () => 3600),
      ...TIMES.map((time) => this.item(word("clock_to", { time }), () => secondsUntil(time))),
    );
    setInterval(() => this.refresh(), REFRESH_MS);
  }

  show(open) {
    this.list.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
  }

  /** Show the time, where the clock is one that can be moved. */
  refresh() {
    this.root.hidden = scene.ahead === null || scene.ahead === undefined;
    const now = inBeijing();
    const two = (number) => String(number).padStart(2, "0");
    const time = `${two(now.getUTCHours())}:${two(now.getUTCMinutes())}`;
    this.button.textContent = word(new Date().getTimezoneOffset() === -480 ? "clock" : "clock_beijing", { time });
  }

  item(label, seconds) {
    const item = make("button", "", label);
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.addEventListener("click", async () => {
      if (!(await act("move_clock", { seconds: seconds() }))) toast(word("failed"));
    });
    return item;
  }
}

/** The time in Beijing, to be read as if it were UTC: there is no summer time. */
function inBeijing() {
  return new Date(Date.now() + (scene.ahead ?? 0) * 1000 + BEIJING_MS);
}

function secondsUntil(time) {
  const [hours, minutes] = time.split(":").map(Number);
  const now = inBeijing();
  const passed = now.getUTCHours() * 3600 + now.getUTCMinutes() * 60 + now.getUTCSeconds();
  return (hours * 3600 + minutes * 60 - passed + DAY_S) % DAY_S || DAY_S;
}
