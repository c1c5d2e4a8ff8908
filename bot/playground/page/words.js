// The page's words: one JSON file per language, picked by ?lang= or the browser's languages.

let words = {};

/** The language to show: "zh" or "en". */
export function pickLanguage() {
  const asked = new URLSearchParams(location.search).get("lang");
  const wanted = [asked, ...navigator.languages, "zh"].filter(Boolean).map((code) => code.slice(0, 2));
  return wanted.find((code) => code === "zh" || code === "en");
}

/** Load the words and put them where the page names them. */
export async function loadWords(language) {
  words = await (await fetch(`/page/words/${language}.json`)).json();
  document.documentElement.lang = words.lang;
  document.title = words.title;
}

/** The word for a key, with its {placeholders} filled in. */
export function word(key, data = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => data[name] ?? whole);
}

/** Fill every element below `root` that names a word. */
export function fillWords(root) {
  for (const element of root.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of root.querySelectorAll("[data-word-title]")) {
    element.title = word(element.dataset.wordTitle);
    element.setAttribute("aria-label", element.title);
  }
  for (const element of root.querySelectorAll("[data-word-label]")) {
    element.title = word(element.dataset.wordLabel);
    element.setAttribute("aria-label", element.title);
  }
}
