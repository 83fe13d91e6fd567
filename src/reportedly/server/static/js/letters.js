// Which words of a report are selected, to the letter of its text. Offsets count code points, as
// the desk counts them; the browser counts UTF-16 units, and shows some letters by their names.

export const letters = document.getElementById("letters");
const runs = letters ? [...letters.querySelectorAll("[data-start]")] : [];

const points = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const startOf = (run) => Number(run.dataset.start);
const textOf = (run) => run.firstChild?.data ?? "";

/** The part of a run that a range covers, as offsets into the report's text; null for none. */
function covered(run, range) {
  if (!range.intersectsNode(run)) return null;
  const node = run.firstChild;
  if (run.dataset.end) return { start: startOf(run), end: Number(run.dataset.end), text: node.data };
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.length;
  if (from >= to) return null;
  const start = startOf(run) + points(node.data.slice(0, from));
  const text = node.data.slice(from, to);
  return { start, end: start + points(text), text };
}

/** The selected words: {start, end, text}, without blanks around them; null where there are none. */
export function selected() {
  const selection = getSelection();
  if (!letters || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(letters)) return null;
  const parts = runs.map((run) => covered(run, range)).filter(Boolean);
  while (parts.length && !parts[0].text.trim()) parts.shift();
  while (parts.length && !parts.at(-1).text.trim()) parts.pop();
  if (!parts.length) return null;
  const [first, last] = [parts[0], parts.at(-1)];
  const before = points(first.text.match(/^\s*/)[0]);
  const after = points(last.text.match(/\s*$/)[0]);
  const text = parts.map((part) => part.text).join(" ").replace(/\s+/g, " ").trim();
  return { start: first.start + before, end: last.end - after, text };
}

/** The ranges of the page that show the text from `start` to `end`. */
export function ranges(start, end) {
  return runs.flatMap((run) => {
    const node = run.firstChild;
    const begin = startOf(run);
    const stop = run.dataset.end ? Number(run.dataset.end) : begin + points(textOf(run));
    if (stop <= start || end <= begin) return [];
    const range = new Range();
    range.setStart(node, run.dataset.end ? 0 : unit(node.data, Math.max(0, start - begin)));
    range.setEnd(node, run.dataset.end ? node.length : unit(node.data, Math.min(stop, end) - begin));
    return [range];
  });
}

const unit = (text, point) => {
  let at = 0;
  for (const letter of text) {
    if (point-- <= 0) break;
    at += letter.length;
  }
  return at;
};

// Words, for the keys: each where it begins and ends on the page.
let words = null;
let anchor = -1;
let cursor = -1;

function segmented() {
  const segmenter = new Intl.Segmenter(document.documentElement.lang, { granularity: "word" });
  return [...letters.querySelectorAll("p")].flatMap((line) => {
    const own = [...line.querySelectorAll("[data-start]")].filter((run) => textOf(run));
    const text = own.map(textOf).join("");
    return [...segmenter.segment(text)]
      .filter((one) => one.isWordLike || /[^\s\p{P}]/u.test(one.segment))
      .map((one) => ({ from: place(own, one.index), to: place(own, one.index + one.segment.length, true) }));
  });
}

function place(own, index, atEnd = false) {
  for (const run of own) {
    const length = textOf(run).length;
    if (index < length || (atEnd && index === length)) return [run.firstChild, index];
    index -= length;
  }
  const last = own.at(-1).firstChild;
  return [last, last.length];
}

const rect = (word) => {
  const range = new Range();
  range.setStart(...word.from);
  range.setEnd(...word.to);
  return range.getBoundingClientRect();
};

/** The word on the line before (-1) or after (1) that stands nearest to the cursor's. */
function nextLine(way) {
  const here = rect(words[cursor]);
  const middle = (here.left + here.right) / 2;
  let best = cursor;
  let line = null;
  for (let at = cursor + way; at >= 0 && at < words.length; at += way) {
    const there = rect(words[at]);
    if (Math.abs(there.top - here.top) < here.height / 2) continue;
    if (line !== null && Math.abs(there.top - line.top) > here.height / 2) break;
    const off = Math.abs((there.left + there.right) / 2 - middle);
    if (line === null || off < line.off) [line, best] = [{ top: there.top, off }, at];
  }
  return best;
}

function show() {
  const [first, last] = anchor <= cursor ? [anchor, cursor] : [cursor, anchor];
  const selection = getSelection();
  if (anchor <= cursor) selection.setBaseAndExtent(...words[first].from, ...words[last].to);
  else selection.setBaseAndExtent(...words[last].to, ...words[first].from);
  words[cursor].from[0].parentElement.scrollIntoView({ block: "nearest" });
}

/** Where the keys begin: at the selection, else at the first word that is in sight. */
function begin() {
  words ??= segmented();
  const now = selected();
  const at = now ? ranges(now.start, now.end)[0] : null;
  const found = words.findIndex((word) =>
    at ? at.comparePoint(...word.to) >= 0 : rect(word).top >= 0,
  );
  anchor = cursor = Math.max(0, found);
}

function move(event) {
  const way = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: "down", ArrowUp: "up" }[event.key];
  if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (cursor < 0 || getSelection().isCollapsed) {
    begin();
    if (words.length) show();
    return;
  }
  const turned = getComputedStyle(words[cursor].from[0].parentElement.closest("p")).direction === "rtl";
  if (way === "down" || way === "up") cursor = nextLine(way === "down" ? 1 : -1);
  else cursor = Math.min(words.length - 1, Math.max(0, cursor + (turned ? -way : way)));
  if (!event.shiftKey) anchor = cursor;
  show();
}

letters?.addEventListener("keydown", move);
letters?.addEventListener("pointerdown", () => {
  cursor = -1;
});
