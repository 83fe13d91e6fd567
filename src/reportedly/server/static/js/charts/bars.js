// Bars of incidents and, below them, the range of their dead, drawn by uPlot.
import { axis, DAYS, dayAfter, dayMarks, dayOf, inUtc, secondsOf } from "./drawn.js";
import { many, say, tollWords } from "../say.js";

const STEP_DAYS = { day: 1, week: 7, month: 30, year: 365 }; // how wide a bar is drawn
const BAR_SHARE = 0.8;

/** The last day that the bar beginning on `start` stands for. */
export function lastDayOf(start, step) {
  const [year, month] = start.split("-").map(Number);
  if (step === "month") return dayOf(Date.UTC(year, month, 0) / 1000);
  if (step === "year") return dayOf(Date.UTC(year, 12, 0) / 1000);
  return dayAfter(start, STEP_DAYS[step] - 1);
}

/** The columns that uPlot holds: days in seconds, incidents, low and high. */
export function columnsOf(bars) {
  return [
    bars.map(({ start }) => secondsOf(start)),
    bars.map(({ incidents }) => incidents),
    bars.map(({ counted, low }) => (counted ? low : null)),
    bars.map(({ counted, high }) => (counted ? high : null)),
  ];
}

/** uPlot's options; `brush(chart)` is called when a person has dragged over some days. */
export function optionsOf(bars, step, colours, brush) {
  const half = (STEP_DAYS[step] * 24 * 3600) / 2;
  const room = (_, least, most) => [least - half, most + half * 3];
  const most = (name) => Math.max(1, ...bars.map((bar) => bar[name]));
  // One above the other, so that nobody compares incidents with dead: two scales, a half each.
  const [above, below] = [
    [-1.25 * most("incidents"), 1.05 * most("incidents")],
    [0, 2.5 * most("high")],
  ];
  return {
    tzDate: inUtc,
    legend: { show: false },
    cursor: { drag: { x: true, y: false, setScale: false }, points: { show: false } },
    scales: { x: { time: true, range: room }, incidents: { range: above }, killed: { range: below } },
    series: [
      {},
      ...["incidents", "killed", "killed"].map((scale) => ({
        scale,
        paths: () => null,
        points: { show: false },
      })),
    ],
    axes: [
      axis(colours, { values: dayMarks, incrs: DAYS }),
      axis(colours, {
        scale: "incidents",
        size: 64,
        label: say("incidents"),
        labelSize: 18,
        splits: () => [0, most("incidents")],
      }),
      axis(colours, {
        scale: "killed",
        side: 1,
        size: 64,
        label: say("killed"),
        labelSize: 18,
        splits: () => [0, most("high")],
        stroke: colours.loud,
      }),
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
  for (const [x1, y1, x2, y2] of [
    [at, foot, at, head],
    [at - end, foot, at + end, foot],
    [at - end, head, at + end, head],
  ]) {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  }
  pen.stroke();
}

// What the bar under the pointer holds, in words.
function hover(chart, bars, step) {
  const at = chart.cursor.left >= 0 ? dayOf(chart.posToVal(chart.cursor.left, "x")) : null;
  const bar = at && bars.find(({ start }) => start <= at && at <= lastDayOf(start, step));
  chart.over.title = bar ? barWords(bar) : "";
}

function barWords({ start, incidents, counted, low, high }) {
  const head = `${start}: ${many(incidents, "{n} incident", "{n} incidents")}`;
  if (!counted) return `${head}, ${say("none with a number of killed")}`;
  return `${head}, ${tollWords({ low, best: null, high })} ${many(counted, "in the one that has a number", "in the {n} that have a number")}`;
}

/** The days under what was dragged over, both included. */
export function brushed(chart) {
  const { left, width } = chart.select;
  const since = dayOf(chart.posToVal(left, "x"));
  return { since, until: dayOf(chart.posToVal(left + width, "x")) };
}

/** Shows the chosen days as what is selected on the chart, without telling anybody. */
export function markDays(chart, { since, until }, bars, step) {
  if (!since && !until) return chart.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  const [first, last] = [since || bars[0].start, until || lastDayOf(bars.at(-1).start, step)];
  const left = Math.max(chart.valToPos(secondsOf(first), "x"), 0);
  const right = Math.min(chart.valToPos(secondsOf(dayAfter(last)), "x"), chart.bbox.width / devicePixelRatio);
  chart.setSelect(
    { left, width: Math.max(right - left, 2), top: 0, height: chart.bbox.height / devicePixelRatio },
    false,
  );
}
