// A still map in SVG, for browsers that cannot draw the movable one: the same shapes.
import { boxOf } from "./ground.js";
import { worst } from "./spots.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 960;
const MARGIN_DEGREES = 1;

/** The spots over the borders around them, as one SVG element. */
export function drawPlainly(spots, world) {
  const [[west, south], [east, north]] = boxOf(spots.map((spot) => spot.geometry)) ?? [
    [-180, -60],
    [180, 75],
  ];
  const box = [west - MARGIN_DEGREES, south - MARGIN_DEGREES, east + MARGIN_DEGREES, north + MARGIN_DEGREES];
  const place = placing(box);
  const units = world.units.features.filter(({ geometry }) => meets(boxOf([geometry]), box));
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${place.height}`, role: "img", class: "plain-map" },
    ...units.map(({ geometry }) => svg("path", { d: outline(geometry, place), class: "unit" })),
    ...spots.map((spot) => shape(spot, place)),
  );
}

// Degrees to pixels: even in both ways at the middle of the box.
function placing([west, south, east, north]) {
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((east - west) * narrow);
  const at = ([lon, lat]) =>
    [(lon - west) * narrow * scale, (north - lat) * scale].map((px) => Math.round(px * 10) / 10);
  return { at, height: Math.round((north - south) * scale) };
}

function shape(spot, place) {
  const loud = spot.incidents.some((told) => told.contradictions > 0) ? " loud" : "";
  const told = { "data-key": spot.key, class: `spot ${spot.kind}${loud}` };
  if (spot.kind !== "point") return svg("path", { ...told, d: outline(spot.geometry, place) });
  const [cx, cy] = place.at(spot.at);
  return svg("circle", { ...told, cx, cy, r: 5 + Math.sqrt(Math.max(worst(spot.incidents[0]), 0)) });
}

function outline({ type, coordinates }, place) {
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  return polygons
    .flat()
    .map((ring) => `M${ring.map(place.at).join("L")}Z`)
    .join("");
}

function meets([[west, south], [east, north]], box) {
  return west < box[2] && east > box[0] && south < box[3] && north > box[1];
}

function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
