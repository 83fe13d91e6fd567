// Incidents in words: beside the map and over it. What is drawn stands in the list too, so that
// nothing on the map is for the mouse and the eye alone.
import { element } from "../elements.js";
import { behindWords, many, say, tollWords } from "../say.js";

const MOST_LISTED = 300; // rows: more are work for the queue
const MOST_TOLD = 6; // incidents of one spot laid over the map
const HEADS = {
  point: say("At a place"),
  near: say("Near a place"),
  district: say("Somewhere in a district"),
  province: say("Somewhere in a province"),
  vague: say("Along a road or in a vague area"),
  away: say("At sea or in the air"),
};

/** What a press on the map tells: every incident of the spots under it. */
export function toldOf(spots) {
  const all = spots.flatMap((spot) => spot.incidents.map((told) => [told, spot]));
  const rest = all.length - MOST_TOLD;
  return element(
    "div",
    { class: "spot-told" },
    ...all.slice(0, MOST_TOLD).map(([told, spot]) => article(told, spot)),
    rest > 0 ? element("p", { class: "quiet small" }, say("and {rest} more, in the list", { rest })) : null,
  );
}

function article(told, spot) {
  return element(
    "article",
    {},
    element("p", { class: "spot-head" }, element("a", { href: told.url }, `${told.number} · ${told.title}`)),
    element("p", { class: "figure" }, element("b", {}, tollWords(told)), `, ${behindWords(told)}`),
    element("p", { class: "small" }, placeWords(told, spot)),
    contradictionsOf(told),
  );
}

function placeWords(told, { kind, radius_km }) {
  const reach =
    kind === "near" || !radius_km
      ? ""
      : ` ${say("(the circle of {radius_km} km stands for it)", { radius_km })}`;
  return `${daysBeside(told, " · ")}${told.precision_words}${reach}`;
}

// The days, where the title does not tell them already.
function daysBeside({ days, title }, then) {
  return days && !title.includes(days) ? `${days}${then}` : "";
}

function contradictionsOf({ contradictions }) {
  if (!contradictions) return null;
  const words = many(contradictions, "{n} statement contradicts others", "{n} statements contradict others");
  return element("p", { class: "loud small" }, `≠ ${words}`);
}

/** The list beside the map. `reach(key)` is called for the spot of the row that has the focus. */
export function listOf(spots, listed, reach) {
  const room = { left: MOST_LISTED };
  const parts = Object.entries(HEADS).map(([kind, head]) => {
    const rows = spots
      .filter((spot) => spot.kind === kind)
      .flatMap((spot) => spot.incidents.map((told) => [told, spot.key]));
    return part(head, rows, room);
  });
  const apart = part(
    say("On no map: only the country is known, or not even that"),
    listed.map((told) => [told, null]),
    room,
  );
  const list = element("div", {}, ...parts, apart, leftOut(room));
  list.addEventListener("focusin", ({ target }) => reach(target.closest("li")?.dataset.key ?? null));
  list.addEventListener("keydown", step);
  return list;
}

function part(head, rows, room) {
  if (rows.length === 0) return null;
  const shown = rows.slice(0, Math.max(room.left, 0));
  room.left -= rows.length;
  const items = shown.map(([told, key]) => element("li", { "data-key": key }, ...row(told)));
  return element(
    "section",
    {},
    element("h2", {}, `${head} `, element("span", { class: "quiet count" }, String(rows.length))),
    element("ol", {}, ...items),
  );
}

function row(told) {
  const sign = told.contradictions
    ? element("span", { class: "loud", title: say("contradicted") }, "≠ ")
    : null;
  return [
    element("a", { href: told.url }, `${told.number} · ${told.title}`),
    element(
      "p",
      { class: "small quiet" },
      sign,
      `${daysBeside(told, ": ")}${tollWords(told)}, ${behindWords(told)}`,
    ),
  ];
}

function leftOut({ left }) {
  return left >= 0
    ? null
    : element("p", { class: "quiet" }, say("{rest} more are in the queue.", { rest: -left }));
}

// Up and down lead from row to row, as Tab does.
function step(event) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  const rows = [...event.currentTarget.querySelectorAll("li > a")];
  const next = rows[rows.indexOf(document.activeElement) + way];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
