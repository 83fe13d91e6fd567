// Decisions in a sheet beside the report. Without this every sheet is a page of its own.

import { tell } from "./desk.js";
import { comeBack, stay } from "./staying.js";
import { forget, keep, nameOf, restore, unsent } from "./drafts.js";

const KEPT = 201; // it says where to go; else the form comes back, with what is to be said
const incident = document.querySelector("[data-incident]")?.dataset.incident;
const sheet = document.getElementById("deciding");
let from = null;
const LONG_MS = 6000; // a decision takes 2 to 4 seconds; longer only while the desk makes ready

/** Opens the form of a decision at its address, beside the report. */
export async function decide(address) {
  if (!sheet) return location.assign(address);
  from = document.activeElement;
  const asked = new URL(address, location.href);
  asked.searchParams.set("part", "true");
  try {
    const answer = await fetch(asked, { headers: { accept: "text/html" } });
    if (!answer.ok) return location.assign(address);
    lay(await answer.text());
  } catch {
    tell(sheet.dataset.away);
  }
}

function lay(html, { typed = false } = {}) {
  const laid = new DOMParser().parseFromString(html, "text/html").querySelector("form.decision");
  const left = sheet.querySelector("form.decision");
  sheet.replaceChildren(laid);
  sheet.hidden = false;
  ready(laid, { typed });
  if (left?.action === laid.action) carry(left, laid);
}

/** Who goes on to another field of the same decision has its reason and its words typed already. */
function carry(left, laid) {
  for (const name of ["reason", "words"]) {
    const field = laid.elements.namedItem(name);
    if (field && !field.value) field.value = left.elements.namedItem(name)?.value ?? "";
  }
}

/** Makes a form of a decision keep what is typed and send it without losing it. */
function ready(form, { typed = false } = {}) {
  if (!typed && restore(form)) say(form, form.dataset.restored);
  count(form);
  form.addEventListener("input", () => {
    keep(form);
    count(form);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, event.submitter);
  });
  if (form.dataset.picker) import("./picker.js").then(({ openWhenSeen }) => openWhenSeen(form));
  const discards = form.querySelector("[data-discards]");
  discards.hidden = false;
  discards.addEventListener("click", () => {
    forget(nameOf(form));
    sheet ? close() : location.assign(form.querySelector("[data-closes]").href);
  });
  const opening = typed ? "[type=radio]:is([name=entry], [name=place_id]), [data-first]" : "[data-first]";
  const first = form.querySelector(opening) ?? form.querySelector("[name=reason]");
  first.focus();
  if (first.type !== "date") first.select?.(); // what stands there is typed over, not added to
}

/** Heading and button say of how many claims the form speaks, as they are ticked. */
function count(form) {
  const titles = form.dataset.titles?.split("\n");
  const ticked = form.querySelectorAll("[type=checkbox][name=claim]:checked").length;
  if (titles) form.querySelectorAll("[data-title]").forEach((one) => (one.textContent = titles[ticked]));
}

async function send(form, button) {
  const name = nameOf(form);
  keep(form, name);
  const buttons = form.querySelectorAll("button");
  buttons.forEach((one) => (one.disabled = true));
  say(form, form.dataset.sending);
  const waiting = setTimeout(() => say(form, form.dataset.waiting), LONG_MS);
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.set(button.name, button.value);
  try {
    const answer = await fetch(`${form.action}?scripted=true${sheet ? "&part=true" : ""}`, { method: "POST", body });
    if (answer.status === KEPT) {
      forget(name);
      stay();
      return location.assign(answer.headers.get("location"));
    }
    answered(form, await answer.text());
  } catch {
    say(form, form.dataset.away);
  } finally {
    clearTimeout(waiting);
  }
  buttons.forEach((one) => (one.disabled = false));
}

/** The desk did not take it: its form says why, with all that was typed. */
function answered(form, html) {
  const told = new DOMParser().parseFromString(html, "text/html");
  const again = told.querySelector("form.decision");
  if (!again) return say(form, told.querySelector("main p")?.textContent ?? form.dataset.away);
  form.replaceWith(again);
  ready(again, { typed: true });
}

const say = (form, words) => {
  form.querySelector(".sending").textContent = words;
};

function close() {
  if (!sheet || sheet.hidden) return;
  sheet.hidden = true;
  sheet.replaceChildren();
  from?.focus?.();
}

/** Words selected in the report fill the field that takes words, of the form that is open. */
function take() {
  const takes = document.querySelector("[data-takes-words]");
  const chosen = getSelection();
  if (!takes || chosen.isCollapsed || !chosen.anchorNode?.parentElement.closest(".report-text")) return;
  const copy = chosen.getRangeAt(0).cloneContents();
  copy.querySelectorAll(".claim-mark, .claim-elsewhere").forEach((mark) => mark.remove());
  const words = copy.textContent.replace(/\s+/g, " ").trim();
  if (!words) return;
  takes.value = words;
  takes.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest?.("a[data-decide], .decision a[data-field]");
  if (link && sheet) {
    event.preventDefault();
    decide(withChosen(link));
  } else if (sheet && event.target.closest?.("[data-closes]")) {
    event.preventDefault();
    close();
  }
});

// A split and a correction speak of the claims that are chosen on the page, else of the one that is
// shown; "correct this" of its own, and of those chosen with it; a form of those chosen in it.
const withChosen = (link) => {
  const asked = new URL(link.href);
  const form = link.closest(".decision");
  const own = asked.searchParams.get("claim");
  const boxes = [...(form ?? document).querySelectorAll(`${form ? "" : ".matrix "}[name=claim]:checked`)].map((box) => box.value);
  const cell = link.closest("td, .card") !== null;
  if (link.dataset.decide === "split") speakOf(asked, boxes.length ? boxes : [document.getElementById("report").dataset.chosen]);
  else if (form) speakOf(asked, [own, ...boxes]);
  else if (link.dataset.decide === "correct" && boxes.length && (!cell || boxes.includes(own))) {
    speakOf(asked, boxes.includes(own) ? [own, ...boxes] : boxes);
  }
  return asked.href;
};

function speakOf(asked, claims) {
  asked.searchParams.delete("claim");
  for (const claim of new Set(claims)) asked.searchParams.append("claim", claim);
}

document.addEventListener("submit", (event) => {
  if (event.target.id !== "choosing" || !sheet) return;
  event.preventDefault();
  decide(`${event.target.action}?${new URLSearchParams(new FormData(event.target))}`);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && sheet && !sheet.hidden) close();
  const form = event.target.closest?.("form.decision");
  if (event.key === "Enter" && event.target.matches?.("[data-seeks]")) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[name=search]"));
  } else if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.querySelector("button.chief"));
});

document.addEventListener("selectionchange", take);

const alone = sheet ? null : document.querySelector("form.decision");
if (alone) ready(alone, { typed: alone.querySelector("[role=alert]") !== null });

const kept = document.getElementById("unsent");
const drafts = kept ? unsent(incident) : [];
if (drafts.length) {
  const link = kept.querySelector("a");
  link.href = drafts[0].address;
  kept.hidden = false;
}

const done = document.querySelector(".notice.done");
if (done) comeBack(done);
