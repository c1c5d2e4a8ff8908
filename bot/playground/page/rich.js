// Text with the Bot API's entities -> DOM. Offsets count UTF-16 units, as JavaScript's strings do.

import { icon, make } from "/page/dom.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const CHEVRON = "M6 9l6 6 6-6";

/** A fragment for `text`; `onCommand` is called with a command that was clicked. */
export function richText(text, entities, onCommand) {
  const fragment = document.createDocumentFragment();
  fragment.append(...pieces(text, outermostFirst(entities ?? []), 0, text.length, onCommand));
  return fragment;
}

// Of two entities over the same words the quotation is the outer one: it takes the line breaks around it.
function outermostFirst(entities) {
  const inner = (entity) => (BLOCKS.has(entity.type) ? 0 : 1);
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length || inner(a) - inner(b));
}

function pieces(text, entities, start, end, onCommand) {
  const nodes = [];
  let at = start;
  entities.forEach((entity, index) => {
    const stop = entity.offset + entity.length;
    if (entity.offset < at || stop > end) return;
    const block = BLOCKS.has(entity.type);
    nodes.push(...plain(text, at, block ? withoutBreakBefore(text, at, entity.offset) : entity.offset));
    const inner = entities.slice(index + 1).filter((other) => other.offset < stop);
    const children = pieces(text, inner, entity.offset, stop, onCommand);
    nodes.push(wrap(entity, text.slice(entity.offset, stop), children, onCommand));
    at = block && text[stop] === "\n" ? stop + 1 : stop;
  });
  nodes.push(...plain(text, at, end));
  return nodes;
}

function plain(text, start, end) {
  return start < end ? [document.createTextNode(text.slice(start, end))] : [];
}

// A quotation stands on its own lines anyway: the line break before it is not shown a second time.
function withoutBreakBefore(text, at, offset) {
  return offset > at && text[offset - 1] === "\n" ? offset - 1 : offset;
}

function wrap(entity, words, children, onCommand) {
  switch (entity.type) {
    case "blockquote":
      return make("blockquote", "", ...children);
    case "expandable_blockquote":
      return expandable(children);
    case "text_link":
      return link(entity.url, children);
    case "url":
      return link(words, children);
    case "bot_command":
      return command(words, onCommand);
    case "mention":
    case "hashtag":
    case "cashtag":
      return make("span", "tag", ...children);
    case "spoiler":
      return spoiler(children);
    default:
      return make(TAGS[entity.type] ?? "span", "", ...children);
  }
}

function link(url, children) {
  const anchor = make("a", "", ...children);
  if (/^https?:\/\//.test(url)) anchor.href = url;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  return anchor;
}

function command(words, onCommand) {
  const button = make("button", "command", words);
  button.type = "button";
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    onCommand(words);
  });
  return button;
}

function spoiler(children) {
  const hidden = make("span", "spoiler", ...children);
  hidden.addEventListener("click", () => hidden.classList.add("shown"));
  return hidden;
}

function expandable(children) {
  const inner = make("div", "quote-inner", ...children);
  const quote = make("blockquote", "expandable collapsed", inner, icon(CHEVRON, "chevron"));
  quote.tabIndex = 0;
  quote.setAttribute("role", "button");
  quote.setAttribute("aria-expanded", "false");
  const toggle = (event) => {
    if (quote.classList.contains("short") || event.target.closest("a, button")) return;
    event.stopPropagation();
    quote.setAttribute("aria-expanded", String(!quote.classList.toggle("collapsed")));
  };
  quote.addEventListener("click", toggle);
  quote.addEventListener("keydown", (event) => {
    if (event.key === "Enter") toggle(event);
  });
  return quote;
}

/** Show quotations that fit into the collapsed height in full; call it once `root` is on the page. */
export function settleQuotes(root) {
  for (const quote of root.querySelectorAll("blockquote.expandable.collapsed")) {
    const inner = quote.firstElementChild;
    if (inner.clientHeight) quote.classList.toggle("short", inner.scrollHeight <= inner.clientHeight + 2);
  }
}
