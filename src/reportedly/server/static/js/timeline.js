// Incidents over time above the map. Days are chosen by dragging over the bars, by the arrow keys
// on them, or in the two date fields; the address holds them, and "days-chosen" tells the rest.
import { axis, DAYS, dayAfter, dayMarks, dayOf, draw, inUtc, secondsOf } from "./charts/drawn.js";
import { many, say, tollWords } from "./say.js";

const HEIGHT_PX = 190;
const STEP_DAYS = { day: 1, week: 7, month: 30, year: 365 };
const BAR_SHARE = 0.8;

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

const inOrder = ({ since, until }) => (since && until && until < since ? { since: until, until: since } : { since, until });

function statusWords(found) {
  if (found === null) return say("The desk does not answer.");
  if (found.bars.length === 0) return say("No incident has a day.");
  const step = { day: say("a bar a day"), week: say("a bar a week"), month: say("a bar a month"), year: say("a bar a year") };
  const undated = found.undated ? many(found.undated, "{n} incident without a day", "{n} incidents without a day") : null;
  return [step[found.step], undated].filter(Boolean).join(" · ");
}

function drawBars(place, { bars, step }, chosen) {
  const data = [
    bars.map(({ start }) => secondsOf(start)),
    bars.map(({ incidents }) => incidents),
    bars.map(({ counted, low }) => (counted ? low : null)),
    bars.map(({ counted, high }) => (counted ? high : null)),
  ];
  const options = (colours) => optionsOf(bars, step, colours, (chart) => chosen(brushed(chart)));
  const { chart } = draw(place, { names: ["accent", "accent-soft", "loud"], options, data, height: HEIGHT_PX });
  const mark = (days) => markDays(chart(), days, bars, step);
  place.addEventListener("drawn-anew", () => mark(chosenDays()));
  place.tabIndex = 0;
  place.setAttribute("role", "slider");
  place.addEventListener("keydown", (event) => stepDays(event, bars, step, chosen));
  describe(place, bars, step, chosenDays());
  return { mark: (days) => (mark(days), describe(place, bars, step, days)) };
}

function optionsOf(bars, step, colours, brush) {
  const half = (STEP_DAYS[step] * 24 * 3600) / 2;
  const room = (_, least, most) => [least - half, most + half * 3];
  const most = (name) => Math.max(1, ...bars.map((bar) => bar[name]));
  // One above the other, so that nobody compares incidents with dead: two scales, a half each.
  const [above, below] = [[-1.25 * most("incidents"), 1.05 * most("incidents")], [0, 2.5 * most("high")]];
  return {
    tzDate: inUtc,
    legend: { show: false },
    cursor: { drag: { x: true, y: false, setScale: false }, points: { show: false } },
    scales: { x: { time: true, range: room }, incidents: { range: above }, killed: { range: below } },
    series: [{}, ...["incidents", "killed", "killed"].map((scale) => ({ scale, paths: () => null, points: { show: false } }))],
    axes: [
      axis(colours, { values: dayMarks, incrs: DAYS }),
      axis(colours, { scale: "incidents", size: 64, label: say("incidents"), labelSize: 18, splits: () => [0, most("incidents")] }),
      axis(colours, { scale: "killed", side: 1, size: 64, label: say("killed"), labelSize: 18, splits: () => [0, most("high")], stroke: colours.loud }),
    ],
    hooks: {
      draw: [(chart) => paint(chart, bars, step, colours)],
      setSelect: [(chart) => chart.select.width > 0 && brush(chart)],
      setCursor: [(chart) => hover(chart, bars, step)],
    },
  };
}

// Bars of incidents, and over each the range of its dead: a line from low to high, with ends.
function paint(chart, bars, step, colours) {
  const { ctx: pen } = chart;
  const width = barWidth(chart, step);
  pen.save();
  for (const bar of bars) {
    const from = chart.valToPos(secondsOf(bar.start), "x", true) + (width * (1 - BAR_SHARE)) / 2;
    const foot = chart.valToPos(0, "incidents", true);
    const head = chart.valToPos(bar.incidents, "incidents", true);
    pen.fillStyle = colours.accent;
    pen.globalAlpha = 0.35;
    pen.fillRect(from, head, Math.max(width * BAR_SHARE, 1), foot - head);
    pen.globalAlpha = 1;
    if (bar.counted) whisker(chart, bar, from + (width * BAR_SHARE) / 2, width, colours.loud);
  }
  pen.restore();
}

function barWidth(chart, step) {
  const day = chart.valToPos(STEP_DAYS[step] * 24 * 3600, "x", true) - chart.valToPos(0, "x", true);
  return Math.max(day, 1);
}

function whisker({ ctx: pen, valToPos }, { low, high }, at, width, colour) {
  const [foot, head] = [valToPos(low, "killed", true), valToPos(high, "killed", true)];
  const end = Math.min(width / 4, 5 * devicePixelRatio);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5 * devicePixelRatio;
  pen.beginPath();
  for (const [x1, y1, x2, y2] of [[at, foot, at, head], [at - end, foot, at + end, foot], [at - end, head, at + end, head]]) {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  }
  pen.stroke();
}

// What the bar under the pointer holds, in words.
function hover(chart, bars, step) {
  const at = chart.cursor.left >= 0 ? dayOf(chart.posToVal(chart.cursor.left, "x")) : null;
  const bar = at && bars.find(({ start }) => start <= at && at < dayAfter(start, STEP_DAYS[step]));
  chart.over.title = bar ? barWords(bar) : "";
}

function barWords({ start, incidents, counted, low, high }) {
  const head = `${start}: ${many(incidents, "{n} incident", "{n} incidents")}`;
  if (!counted) return `${head}, ${say("none with a number of killed")}`;
  return `${head}, ${tollWords({ low, best: null, high })} ${many(counted, "in the one that has a number", "in the {n} that have a number")}`;
}

/** The days under what was dragged over, both included. */
function brushed(chart) {
  const { left, width } = chart.select;
  const since = dayOf(chart.posToVal(left, "x"));
  return { since, until: dayOf(chart.posToVal(left + width, "x")) };
}

// Shows the chosen days as what is selected on the chart, without telling anybody.
function markDays(chart, { since, until }, bars, step) {
  if (!since && !until) return chart.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  const [first, last] = [since || bars[0].start, until || dayAfter(bars.at(-1).start, STEP_DAYS[step] - 1)];
  const left = Math.max(chart.valToPos(secondsOf(first), "x"), 0);
  const right = Math.min(chart.valToPos(secondsOf(dayAfter(last)), "x"), chart.bbox.width / devicePixelRatio);
  chart.setSelect({ left, width: Math.max(right - left, 2), top: 0, height: chart.bbox.height / devicePixelRatio }, false);
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
  const next = Math.min(Math.max(until || since ? held + way : way > 0 ? 0 : starts.length - 1, 0), starts.length - 1);
  const last = dayAfter(starts[next], STEP_DAYS[step] - 1);
  chosen(inOrder({ since: event.shiftKey && since ? since : starts[next], until: last }));
}

function describe(place, bars, step, { since, until }) {
  const held = bars.filter(({ start }) => (!since || dayAfter(start, STEP_DAYS[step] - 1) >= since) && (!until || start <= until));
  const incidents = held.reduce((sum, bar) => sum + bar.incidents, 0);
  const days = since || until ? say("{since} to {until}", { since: since || bars[0].start, until: until || bars.at(-1).start }) : say("all days");
  place.setAttribute("aria-label", say("Incidents over time. Arrow keys choose days, with Shift more, Escape all."));
  place.setAttribute("aria-valuemin", 0);
  place.setAttribute("aria-valuemax", bars.length - 1);
  place.setAttribute("aria-valuenow", Math.max(bars.indexOf(held.at(-1)), 0));
  place.setAttribute("aria-valuetext", `${days}: ${many(incidents, "{n} incident", "{n} incidents")}`);
}
