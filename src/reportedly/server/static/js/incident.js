// One incident: choosing a claim shows its report beside the claims. Without this, links do it.

import { tell } from "./desk.js";

const page = document.querySelector("[data-incident]");
const columns = [...document.querySelectorAll(".matrix th[data-column]")].map((one) => one.dataset.column);

/** Shows the report of a claim, its words in sight. */
async function choose(claim, { far = true } = {}) {
  const address = `/incidents/${page.dataset.incident}`;
  const here = new URLSearchParams({ claim });
  const from = new URLSearchParams(location.search).get("from");
  if (from) here.set("from", from);
  const asked = here.toString();
  mean(claim);
  if (!columns.includes(claim)) return location.assign(`${address}?${asked}`); // on another page of claims
  try {
    const answer = await fetch(`${address}/beside?${asked}`);
    if (!answer.ok) return location.assign(`${address}?${asked}`);
    const told = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (chosen() !== claim) return; // another was chosen meanwhile: answers may overtake one another
    document.getElementById("report").replaceWith(told.getElementById("report"));
  } catch {
    return tell(page.dataset.away);
  }
  history.replaceState(null, "", `${address}?${asked}`);
  light(claim);
  show({ far });
}

/** What is decided from now on is about this claim, also before its report is here. */
function mean(claim) {
  const report = document.getElementById("report");
  report.dataset.chosen = claim;
  for (const link of report.querySelectorAll("a[data-decide]")) {
    const address = new URL(link.href);
    address.searchParams.set("claim", claim);
    link.href = address.href;
  }
}

/** The chosen claim stands out wherever it stands. */
function light(claim) {
  for (const one of page.querySelectorAll("[data-column]")) one.classList.toggle("chosen", one.dataset.column === claim);
  for (const one of page.querySelectorAll(".claim-number[data-claim]")) {
    if (one.dataset.claim === claim) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
}

/** Brings the words of the chosen claim into sight, and its column. */
function show({ far = true } = {}) {
  const report = document.getElementById("report");
  const beside = getComputedStyle(report).position === "sticky";
  const words = report.querySelector("mark.strong");
  const text = report.querySelector(".report-text");
  if (words && beside) text.scrollTop = words.offsetTop - text.offsetTop - text.clientHeight / 3;
  else if (far) report.scrollIntoView({ block: "start" });
  const column = page.querySelector(`.matrix th.chosen`);
  const wrap = column?.closest(".matrix-wrap");
  if (!wrap) return;
  const left = column.offsetLeft - column.offsetWidth;
  if (left < wrap.scrollLeft || left + 3 * column.offsetWidth > wrap.scrollLeft + wrap.clientWidth) wrap.scrollLeft = left;
}

const chosen = () => document.getElementById("report").dataset.chosen;

function step(by) {
  const at = columns.indexOf(chosen());
  const turned = columns[at + by] ? null : page.querySelector(`.leaves [rel=${by > 0 ? "next" : "prev"}]`);
  if (turned) return location.assign(turned.href);
  const next = columns[Math.min(columns.length - 1, Math.max(0, at + by))];
  if (next && next !== chosen()) choose(next, { far: false });
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  else if (event.key === " " && !event.target.closest("a:not([data-claim]), button, summary")) {
    event.preventDefault();
    page.querySelector(`.matrix [name=claim][value="${CSS.escape(chosen())}"]`)?.click();
  }
}

/** Lays what the other packs conclude into the page; where that fails, its own page opens. */
async function conclude(link) {
  link.setAttribute("aria-busy", "true");
  link.textContent = link.dataset.waiting;
  try {
    const answer = await fetch(link.href);
    const told = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".records");
    if (!told) return location.assign(link.href);
    link.closest(".records").replaceWith(told);
    told.querySelector("[tabindex]")?.focus();
  } catch {
    tell(page.dataset.away);
  }
}

document.addEventListener("keydown", press);
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const packs = event.target.closest?.("a[data-packs]");
  if (packs) {
    event.preventDefault();
    return conclude(packs);
  }
  const link = event.target.closest?.("a[data-claim]");
  if (!link || link.closest(".decision")) return;
  event.preventDefault();
  choose(link.dataset.claim);
});
show({ far: false });
