// What every chart of uPlot here shares: the page's colours and letters, and its width.
import uPlot from "../../vendor/uplot/uPlot.iife.min.js";
import { coloursOf, whenShadeTurns } from "../elements.js";

export const LETTERS = "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif";

/**
 * A chart in `place` that is drawn anew when the page turns light or dark, or wider.
 * `options(colours)` gives uPlot's options; `colours` those of the named variables.
 */
export function draw(place, { names, options, data, height }) {
  const colours = () => coloursOf(place, ["ink", "quiet", "line", ...names]);
  const size = () => ({ width: Math.max(place.clientWidth, 240), height });
  const make = () => new uPlot({ ...size(), ...options(colours()) }, data, place);
  let chart = make();
  const again = () => {
    const chosen = { ...chart.select };
    chart.destroy();
    chart = make();
    if (chosen.width > 0) place.dispatchEvent(new Event("drawn-anew"));
  };
  whenShadeTurns(again);
  new ResizeObserver(() => {
    if (place.clientWidth && place.clientWidth !== chart.width) {
      chart.setSize(size());
      place.dispatchEvent(new Event("drawn-anew"));
    }
  }).observe(place);
  return { chart: () => chart };
}

/** An axis in the page's quiet colour. */
export function axis(colours, more = {}) {
  const thin = { stroke: colours.line, width: 1 };
  return { stroke: colours.quiet, font: `12px ${LETTERS}`, grid: thin, ticks: { ...thin, size: 4 }, ...more };
}

const DAY_S = 24 * 3600;
/** How far apart the ticks of an axis of days may stand, in seconds: never parts of a day. */
export const DAYS = [1, 2, 7, 14, 30, 91, 182, 365, 1826, 3653].map((days) => days * DAY_S);
/** Seconds since 1970 of an ISO day, and back; days are days anywhere, so UTC throughout. */
export const secondsOf = (day) => Date.parse(`${day}T00:00:00Z`) / 1000;
export const dayOf = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);
export const dayAfter = (day, days = 1) => dayOf(secondsOf(day) + days * DAY_S);
export const inUtc = (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC");

const WRITTEN = document.documentElement.lang || "en";
const LANGUAGE = WRITTEN === "en" ? "en-GB" : WRITTEN; // the day before the month, as all over the desk
const mark = (parts) => new Intl.DateTimeFormat(LANGUAGE, { ...parts, timeZone: "UTC" });
const [DAY_MARK, MONTH_MARK, YEAR_MARK] = [
  { day: "numeric", month: "short" },
  { month: "short" },
  { year: "numeric" },
].map(mark);

/** What stands at the ticks of an axis of days: "13 Nov", and the year where it begins. */
export function dayMarks(chart, splits, _axis, _space, step) {
  const parts = step >= 300 * DAY_S ? YEAR_MARK : step >= 27 * DAY_S ? MONTH_MARK : DAY_MARK;
  let year = null;
  return splits.map((split) => {
    const day = new Date(split * 1000);
    const turned = year !== day.getUTCFullYear();
    year = day.getUTCFullYear();
    return turned && parts !== YEAR_MARK ? `${parts.format(day)}\n${year}` : parts.format(day);
  });
}
