// A report: from claim to words and back, and the form for a claim that was missed. Without this
// the form is a page of its own, into which words are typed.

import { tell } from "./desk.js";
import { fieldsOf, forget, keep, nameAt, restore } from "./drafts.js";
import { letters, ranges, selected } from "./letters.js";
import { say } from "./say.js";

const place = document.getElementById("adding-place");
let words = null; // what was selected last; a click into the form must not lose it

const form = () => document.getElementById("missed");
const draft = nameAt(place.dataset.missed);
const kept = () => keep(form(), draft);

document.addEventListener("selectionchange", () => {
  const now = selected();
  if (now) words = now;
  else if (document.activeElement === letters || getSelection().rangeCount) words = form() ? words : null;
  const note = document.getElementById("selected");
  if (note) note.textContent = words ? `“${short(words.text)}”` : "";
});

const short = (text) => (text.length > 60 ? `${text.slice(0, 58)}…` : text);

// The form

async function add() {
  words = selected() ?? words; // as in `take`
  const asked = words ? `?start=${words.start}&end=${words.end}&alone=true` : "?alone=true";
  try {
    const answer = await fetch(place.dataset.missed + asked);
    if (!answer.ok) throw new Error(answer.statusText);
    lay(await answer.text());
    if (!words) form().elements.words.focus();
  } catch {
    tell(say("The desk does not answer"));
  }
}

function lay(html) {
  const told = new DOMParser().parseFromString(html, "text/html").getElementById("missed");
  if (!told) return tell(say("The desk answered with something else; nothing was sent"));
  place.replaceChildren(told);
  ready();
}

function ready() {
  if (!form()) return;
  for (const one of form().querySelectorAll("[data-take]")) one.hidden = false;
  form().addEventListener("input", (event) => loosen(event.target));
  for (const told of ["input", "change"]) form().addEventListener(told, kept);
  form().addEventListener("submit", send);
  const map = form().querySelector(".picker-fields").closest("details");
  map.addEventListener("toggle", () => import("./picker.js").then(({ openWhenSeen }) => openWhenSeen(form())), { once: true });
  show();
  place.scrollIntoView({ block: "nearest" });
}

/** Words typed by hand rest on nothing that was selected, but those of the day and of counts do. */
function loosen(field) {
  if (!["words", "speaker"].includes(field.name)) return;
  rest(field.name, null);
}

function rest(name, now) {
  const fields = form().elements;
  fields[`${name}-start`].value = now?.start ?? "";
  fields[`${name}-end`].value = now?.end ?? "";
  const told = form().querySelector(`[data-rests="${name}"]`);
  told.textContent = now && fields[name].value !== now.text ? `“${short(now.text)}”` : "";
  show();
}

async function take(name) {
  if (!words) return tell(document.getElementById("selected")?.dataset.none ?? say("Select words first"));
  const now = selected() ?? words; // a key may come before the browser tells of the selection
  const fields = form().elements;
  if (name === "figure" || name === "day") return takeRead(name, now);
  if (name === "words" && fields.words.value && fields.words.value !== now.text) return takeMore(now);
  if (name === "words") fields.words.value = now.text;
  else if (name === "place" && fields.place.value) {
    fields.place.value += `; ${now.text}`; // told in one breath with the first, which it rests on
    return kept();
  }
  else if (["actors", "recipients"].includes(name) && fields[name].value) fields[name].value += `; ${now.text}`;
  else fields[name].value = now.text;
  rest(name, now);
  kept();
}

/** Words selected after the first are a further passage that carries the claim. */
function takeMore(now) {
  const { more } = form().elements;
  const at = form().elements["more-at"];
  const lines = more.value.split("\n").filter((line) => line.trim());
  at.value = `${at.value} ${lines.length}=${now.start}-${now.end}`.trim();
  more.value = [...lines, now.text.replace(/\s+/g, " ").trim()].join("\n");
  more.closest("details").open = true;
  show();
  kept();
}

/** Words that must be read: the desk says which days or counts they name. */
async function takeRead(name, now) {
  const asked = `?start=${now.start}&end=${now.end}`;
  const answer = await fetch(place.dataset.missed.replace(/^\/reports/, "/api/v1/reports").replace(/missed$/, "draft") + asked);
  const read = answer.ok ? await answer.json() : null;
  if (name === "day") {
    form().elements.day.value = read?.days ?? form().elements.day.value;
    if (!read?.days) tell(say("These words name no day; write it as 2017-11-13"));
    rest("day", now);
  } else {
    for (const figure of read?.figures ?? []) fill(figure);
    if (!read?.figures.length) tell(say("There is no number in these words; write it"));
  }
  kept();
}

/** A figure goes into the row of the same count, else into the first empty one, else a new one. */
function fill(figure) {
  const rows = [...form().querySelectorAll(".figure-row")];
  const name = (row) => row.dataset.field;
  const fields = form().elements;
  let row = rows.find((one) => fields[`${name(one)}-start`].value === String(figure.start));
  row ??= rows.find((one) => !fields[name(one)].value) ?? another(rows.at(-1), rows.length);
  fields[name(row)].value = figure.count;
  fields[`${name(row)}-outcome`].value = figure.outcome;
  fields[`${name(row)}-whom`].value = figure.whom;
  rest(name(row), { start: figure.start, end: figure.end, text: figure.words });
}

function another(last, number) {
  const row = last.cloneNode(true);
  const rename = (words) => words.replace(/figure-\d+/, `figure-${number}`);
  row.dataset.field = `figure-${number}`;
  row.setAttribute("aria-label", row.getAttribute("aria-label").replace(/\d+/, number + 1));
  for (const one of row.querySelectorAll("[name], [id], [for], [data-rests]")) {
    for (const part of ["name", "id", "for", "data-rests"])
      if (one.hasAttribute(part)) one.setAttribute(part, rename(one.getAttribute(part)));
  }
  row.querySelector("[data-take]")?.remove();
  last.after(row);
  return row;
}

// What the form rests on is marked in the text.
function show() {
  if (!globalThis.Highlight || !CSS.highlights) return;
  CSS.highlights.clear();
  if (!form()) return;
  const taken = (names) => {
    const spans = names.map((name) => ["start", "end"].map((side) => form().elements[`${name}-${side}`]?.value));
    return spans.filter(([start, end]) => start && end).flatMap(([start, end]) => ranges(Number(start), Number(end)));
  };
  const parts = [...form().querySelectorAll("[data-rests]")].map((one) => one.dataset.rests);
  const more = form().elements["more-at"].value.matchAll(/=(\d+)-(\d+)/g);
  const further = [...more].flatMap(([, start, end]) => ranges(Number(start), Number(end)));
  CSS.highlights.set("claimed", new Highlight(...taken(["words"]), ...further));
  CSS.highlights.set("taken", new Highlight(...taken(parts.filter((name) => name !== "words"))));
}

async function send(event) {
  event.preventDefault();
  kept();
  const told = form().querySelector(".sending");
  told.textContent = "…";
  try {
    const answer = await fetch(form().action, { method: "POST", body: new URLSearchParams(new FormData(form())) });
    if (answer.ok) {
      forget(draft);
      return location.assign(answer.url);
    }
    lay(await answer.text());
  } catch {
    told.textContent = form().dataset.away;
  }
}

/** Puts a draft back, with as many rows of figures as it had. */
function restored() {
  const rows = fieldsOf(draft).filter((field) => /^figure-\d+$/.test(field) && !form().elements[field]);
  for (const _ of rows) {
    const known = [...form().querySelectorAll(".figure-row")];
    another(known.at(-1), known.length);
  }
  restore(form(), draft);
  show();
}

// Claims and their words

function go(way) {
  const claims = [...document.querySelectorAll(".claims .claim")];
  if (!claims.length) return;
  const here = claims.findIndex((one) => one.classList.contains("chosen"));
  const at = here < 0 ? (way > 0 ? 0 : claims.length - 1) : Math.min(claims.length - 1, Math.max(0, here + way));
  choose(claims[at].dataset.claim);
}

function choose(number) {
  for (const one of document.querySelectorAll(".chosen, mark.strong")) one.classList.remove("chosen", "strong");
  const claim = document.getElementById(`claim-${number}`);
  claim?.classList.add("chosen");
  const marks = [...letters.querySelectorAll("mark")].filter((one) => one.dataset.claims.split(" ").includes(number));
  for (const one of marks) one.classList.add("strong");
  for (const one of letters.querySelectorAll(`.ref[data-claim="${number}"]`)) one.classList.add("chosen");
  claim?.scrollIntoView({ block: "nearest" });
  if (marks.length) marks[0].scrollIntoView({ block: "nearest" });
  else if (claim) location.assign(claim.querySelector(".ref").href);
}

document.addEventListener("click", (event) => {
  const target = event.target;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (target.closest?.("[data-adds]")) {
    event.preventDefault();
    add();
  } else if (target.closest?.("[data-take]")) {
    take(target.closest("[data-take]").dataset.take);
  } else if (target.closest?.("[data-closes='missed']")) {
    forget(draft);
  } else if (target.closest?.(".ref[data-claim]")) {
    event.preventDefault();
    choose(target.closest(".ref").dataset.claim);
  } else if (target.closest?.("mark[data-claims]") && getSelection().isCollapsed) {
    choose(target.closest("mark").dataset.claims.split(" ")[0]);
  }
});

document.addEventListener("keydown", (event) => {
  const inForm = event.target.closest?.("#missed");
  if (inForm && event.key === "Enter" && (event.ctrlKey || event.metaKey)) return form().requestSubmit();
  if (inForm && event.key === "Escape") return letters.focus();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input, select, textarea")) return;
  if (document.querySelector("dialog[open]")) return;
  const acts = { j: () => go(1), k: () => go(-1), ".": () => letters.focus(), e: () => form()?.elements.event_type.focus() };
  if (!acts[event.key]) return;
  event.preventDefault();
  acts[event.key]();
});

ready();
const chosen = document.querySelector(".claim.chosen");
if (chosen) choose(chosen.dataset.claim);
if (fieldsOf(draft).length) {
  if (form()) restored();
  else add().then(() => form() && restored());
}
