// Incidents over time above the map. Days are chosen by dragging over the bars, by the arrow keys
// on them, or in the two date fields; the address holds them, and "days-chosen" tells the rest.
import { brushed, columnsOf, lastDayOf, markDays, optionsOf } from "./charts/bars.js";
import { draw } from "./charts/drawn.js";
import { many, say } from "./say.js";

const HEIGHT_PX = 190;

const page = document.querySelector("[data-timeline]");
if (page) openTimeline(page);

async function openTimeline(page) {
  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  const form = part("days");
  fill(form, chosenDays());
  const found = await ask(page.dataset.timeline);
  const bars = found?.bars ?? [];
  part("timeline-status").textContent = statusWords(found);
  const shown = bars.length ? drawBars(part("timeline"), found, chosen) : null;

  function chosen(days) {
    fill(form, days);
    keep(days);
    shown?.mark(days);
    document.dispatchEvent(new CustomEvent("days-chosen", { detail: days }));
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    chosen(inOrder({ since: form.since.value, until: form.until.value }));
  });
  form.addEventListener("reset", () => queueMicrotask(() => chosen({ since: "", until: "" })));
  addEventListener("popstate", () => chosen(chosenDays()));
  shown?.mark(chosenDays());
}

/** All that the address asks for but the days, for they are chosen among all. */
async function ask(address) {
  const wanted = new URLSearchParams(location.search);
  wanted.delete("since");
  wanted.delete("until");
  try {
    const answer = await fetch(`${address}?${wanted}`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function chosenDays() {
  const wanted = new URLSearchParams(location.search);
  return { since: wanted.get("since") ?? "", until: wanted.get("until") ?? "" };
}

function keep({ since, until }) {
  const address = new URL(location);
  for (const [name, day] of Object.entries({ since, until })) {
    if (day) address.searchParams.set(name, day);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
}

function fill(form, { since, until }) {
  form.since.value = since;
  form.until.value = until;
}

const inOrder = ({ since, until }) =>
  since && until && until < since ? { since: until, until: since } : { since, until };

function statusWords(found) {
  if (found === null) return say("The desk does not answer.");
  if (found.bars.length === 0) return say("No incident has a day.");
  const step = {
    day: say("a bar a day"),
    week: say("a bar a week"),
    month: say("a bar a month"),
    year: say("a bar a year"),
  };
  const undated = found.undated
    ? many(found.undated, "{n} incident without a day", "{n} incidents without a day")
    : null;
  return [step[found.step], undated].filter(Boolean).join(" · ");
}

function drawBars(place, { bars, step }, chosen) {
  const options = (colours) => optionsOf(bars, step, colours, (chart) => chosen(brushed(chart)));
  const { chart } = draw(place, {
    names: ["accent", "accent-soft", "loud"],
    options,
    data: columnsOf(bars),
    height: HEIGHT_PX,
  });
  const mark = (days) => markDays(chart(), days, bars, step);
  place.addEventListener("drawn-anew", () => mark(chosenDays()));
  place.tabIndex = 0;
  place.setAttribute("role", "slider");
  place.addEventListener("keydown", (event) => stepDays(event, bars, step, chosen));
  describe(place, bars, step, chosenDays());
  return { mark: (days) => (mark(days), describe(place, bars, step, days)) };
}

// Left and right lead from bar to bar; with Shift they widen what is chosen. Escape chooses all.
function stepDays(event, bars, step, chosen) {
  if (event.key === "Escape") return chosen({ since: "", until: "" });
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const { since, until } = chosenDays();
  const starts = bars.map(({ start }) => start);
  const held = starts.findLastIndex((start) => start <= (until || since || ""));
  const next = Math.min(
    Math.max(until || since ? held + way : way > 0 ? 0 : starts.length - 1, 0),
    starts.length - 1,
  );
  const last = lastDayOf(starts[next], step);
  chosen(inOrder({ since: event.shiftKey && since ? since : starts[next], until: last }));
}

function describe(place, bars, step, { since, until }) {
  const held = bars.filter(
    ({ start }) => (!since || lastDayOf(start, step) >= since) && (!until || start <= until),
  );
  const incidents = held.reduce((sum, bar) => sum + bar.incidents, 0);
  const days =
    since || until
      ? say("{since} to {until}", { since: since || bars[0].start, until: until || bars.at(-1).start })
      : say("all days");
  place.setAttribute(
    "aria-label",
    say("Incidents over time. Arrow keys choose days, with Shift more, Escape all."),
  );
  place.setAttribute("aria-valuemin", 0);
  place.setAttribute("aria-valuemax", bars.length - 1);
  place.setAttribute("aria-valuenow", Math.max(bars.indexOf(held.at(-1)), 0));
  place.setAttribute("aria-valuetext", `${days}: ${many(incidents, "{n} incident", "{n} incidents")}`);
}
