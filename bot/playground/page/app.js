// The page: two or three chats side by side (one at a time on a phone), kept up to date over a WebSocket.

import { Clock } from "/page/clock.js";
import { sendFile } from "/page/composer.js";
import { CallLog } from "/page/log.js";
import { Pane } from "/page/pane.js";
import { chatsOf, scene, takeIn } from "/page/scene.js";
import { fillWords, loadWords, pickLanguage, word } from "/page/words.js";

const RETRY_MS = 1500;
const language = pickLanguage();
const panes = {};

function showTab(kind) {
  document.body.dataset.shown = kind;
  for (const tab of document.querySelectorAll("[data-tab]")) {
    tab.setAttribute("aria-selected", String(tab.dataset.tab === kind));
    if (tab.dataset.tab === kind) tab.querySelector(".unread").hidden = true;
  }
  if (!panes[kind].chat) return;
  panes[kind].refreshMessages();
  panes[kind].scrollToEnd(false);
}

function onEvent(event, log, clock) {
  const changed = new Set(takeIn(event));
  document.body.dataset.groups = chatsOf("group").length > 1 ? "several" : "one";
  for (const pane of Object.values(panes)) {
    if (event.type === "snapshot" || event.type.startsWith("chat") || changed.has(pane.chatId)) pane.refresh();
    if (event.type === "action" && event.chat_id === pane.chatId) pane.showAction(event.action);
    if (event.type === "message" && event.chat_id === pane.chatId && event.message.from?.is_bot) noteNews(pane);
    if (event.type === "inline") pane.composer.showInline(event);
    if (event.type === "press_answered" && event.chat_id === pane.chatId) pane.showAnswer(event);
  }
  if (event.type === "call" || event.type === "snapshot") log.refresh();
  if (event.type === "clock" || event.type === "snapshot") clock.refresh();
}

function noteNews(pane) {
  pane.restSubtitle();
  if (document.body.dataset.shown === pane.kind) return;
  document.querySelector(`[data-tab="${pane.kind}"] .unread`).hidden = false;
}

function connect(log, clock) {
  const status = document.getElementById("status");
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${location.host}/playground/live?lang=${language}`);
  socket.addEventListener("open", () => setStatus(status, "connected"));
  socket.addEventListener("message", (message) => onEvent(JSON.parse(message.data), log, clock));
  socket.addEventListener("close", () => {
    setStatus(status, "disconnected");
    setTimeout(() => connect(log, clock), RETRY_MS);
  });
}

function setStatus(element, state) {
  element.dataset.state = state;
  element.textContent = word(state);
}

function watchDrops() {
  const over = document.getElementById("drop-over");
  let depth = 0;
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const show = (change) => {
    depth = Math.max(depth + change, 0);
    over.hidden = depth === 0;
  };
  document.addEventListener("dragenter", (event) => carriesFiles(event) && show(1));
  document.addEventListener("dragleave", (event) => carriesFiles(event) && show(-1));
  document.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
  document.addEventListener("drop", async (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    show(-depth);
    panes.private.open(scene.operator);
    showTab("private");
    for (const file of event.dataTransfer.files) await sendFile(scene.operator, scene.operator, file);
  });
}

function switchLanguage() {
  const address = new URL(location.href);
  address.searchParams.set("lang", language === "zh" ? "en" : "zh");
  location.assign(address);
}

await loadWords(language);
fillWords(document);
for (const element of document.querySelectorAll(".pane")) {
  panes[element.dataset.pane] = new Pane(element, element.dataset.kind ?? element.dataset.pane);
}
for (const tab of document.querySelectorAll("[data-tab]")) {
  tab.addEventListener("click", () => showTab(tab.dataset.tab));
}
document.addEventListener("start-bot", (event) => {
  panes.private.open(event.detail.person);
  panes.private.writeAs(event.detail.person);
  showTab("private");
  panes.private.send(`/start ${event.detail.payload}`, null);
});
document.getElementById("language").addEventListener("click", switchLanguage);
showTab("group");
watchDrops();
connect(new CallLog(), new Clock());
