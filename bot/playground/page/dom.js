// Small ways to build elements; text goes in as text, never as markup.

/** An element with classes, properties and children (strings become text). */
export function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A line icon of 24 by 24 units. */
export function icon(path, className = "") {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  if (className) svg.setAttribute("class", className);
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

const COLOURS = 7;

/** Which of the seven name colours an account has. */
export function colourOf(id) {
  return `colour-${Math.abs(id) % COLOURS}`;
}

/** The round sign of an account or a chat: the first character of its name; a bot has the product's sign. */
export function fillAvatar(element, id, name, isBot = false) {
  element.className = element.className.replace(/\bcolour-\d\b/g, "").trim();
  element.classList.add(colourOf(id));
  element.classList.toggle("of-bot", isBot);
  element.textContent = isBot ? "" : ([...name][0] ?? "?");
}

/** Hours and minutes of a Unix time. */
export function clockTime(unix) {
  const date = new Date(unix * 1000);
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}

/** A short note at the foot of the page. */
export function toast(text) {
  const note = make("div", "toast", text);
  document.getElementById("toasts").append(note);
  setTimeout(() => note.classList.add("leaving"), 2600);
  setTimeout(() => note.remove(), 3000);
}

/** A message that has to be confirmed. */
export function alertBox(text) {
  const box = document.getElementById("alert");
  box.querySelector("p").textContent = text;
  if (!box.open) box.showModal();
}
