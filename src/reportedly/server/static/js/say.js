// Sentences of the scripts. They stand in English where they are said; a page in another language
// holds their translations in <script type="application/json" id="sentences">, English to its own.

const held = document.getElementById("sentences");
const TRANSLATIONS = held ? JSON.parse(held.textContent) : {};
const LANGUAGE = document.documentElement.lang || "en";

/** The sentence in the page's language, with {names} filled in; numbers are written as people do. */
export function say(sentence, values = {}) {
  const told = TRANSLATIONS[sentence] ?? sentence;
  return told.replaceAll(/\{(\w+)\}/g, (_, name) => written(values[name]));
}

/** One or many of something: say.many(2, "{n} claim", "{n} claims"). */
export function many(n, one, more) {
  return say(n === 1 ? one : more, { n });
}

function written(value) {
  return typeof value === "number" ? value.toLocaleString(LANGUAGE) : String(value ?? "");
}

/** How many were killed, as it is concluded: a range where it is one; never zero for "not said". */
export function tollWords({ low, best, high }) {
  if (low === null && best === null && high === null) return say("no number of killed is concluded");
  if (low === high) return low === 0 ? say("nobody killed") : say("{low} killed", { low });
  if (high === null) return say("at least {low} killed", { low: low ?? best });
  if (low === null) return say("up to {high} killed", { high });
  return say("{low} to {high} killed", { low, high });
}

/** The same as short as can be, for a label on the map: "60–84". */
export function tollInShort({ low, best, high }) {
  if (low === null && best === null && high === null) return "?";
  if (low === high) return written(low);
  if (high === null) return `≥ ${written(low ?? best)}`;
  return low === null ? `≤ ${written(high)}` : `${written(low)}–${written(high)}`;
}

/** Who stands behind a number: nothing is shown without it. */
export function behindWords({ speakers, claims }) {
  const by = many(speakers, "by {n} speaker", "by {n} speakers");
  return `${by}, ${many(claims, "{n} claim", "{n} claims")}`;
}
