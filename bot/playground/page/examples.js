// Suggestions to tap: what one may write in the group, and the files at hand for the operator.

import { make, toast } from "/page/dom.js";
import { botOf, scene, sendOffered } from "/page/scene.js";
import { word } from "/page/words.js";

const QUESTIONS = ["example_figure", "example_analyst", "example_not_given", "example_who"];

/** Chips that put a question, or the subscription that only an administrator may write, into the field. */
export function exampleChips(pane) {
  const write = (command, words) => pane.composer.fill(`/${command}@${botOf(pane.chat).username} ${words}`);
  const questions = QUESTIONS.map((key) => chip(word(key), () => write("ask", word(key))));
  const trend = word("example_trend");
  questions.push(chip(`/trend ${trend}`, () => write("trend", trend)));
  const inline = word("example_inline");
  questions.push(chip(`@${word("example_bot")} ${inline}`, () => pane.composer.type(`@${botOf(pane.chat).username} ${inline}`)));
  const company = word("example_company");
  const subscribe = chip(`/subscribe ${company}`, () => {
    pane.writeAs(scene.operator);
    write("subscribe", company);
  });
  return [...questions, subscribe];
}

/** Chips that send a file at hand to the bot, from the operator. */
export function offerChips() {
  return scene.offered.map((name) =>
    chip(word("offer", { name: name.replace(/\.\w+$/, "") }), async () => {
      if (!(await sendOffered(scene.operator, name))) toast(word("failed"));
    }),
  );
}

function chip(words, onTap) {
  const element = make("button", "chip", words);
  element.type = "button";
  element.addEventListener("click", onTap);
  return element;
}
