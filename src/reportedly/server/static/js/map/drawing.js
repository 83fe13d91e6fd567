// Spots as layers of the map. Colour tells whether speakers contradict each other, and so does a
// sign, for those who do not see the colour; size tells the toll, a second ring its high end.
import { collection } from "./world.js";
import { worst } from "./spots.js";
import { many, say, tollInShort } from "../say.js";

const SOMEWHERE = new Set(["district", "province", "vague", "away"]);
const WHERE = {
  near: (name) => say("near {name}", { name }),
  district: (name) => say("somewhere in {name}", { name }),
  province: (name) => say("somewhere in {name}", { name }),
  vague: (name) => say("around {name}", { name }),
};
const HATCH_PX = 8;
const RADIUS_PX = { least: 7, most: 40, unknown: 5 };
export const ROUND = 0.1; // how much a shape is simplified: circles stay round
const CLEAR_PX = 10; // around a disc's sign, where no other words are laid: they come back on zooming in
const PX_PER_ROOT = 2; // the disc's area grows with the toll: ten times the dead, ten times the ink

export const PRESSED = ["toll", "toll-high", "near", "somewhere"];

/** The sources and layers of spots, for a map whose style is loaded. */
export function addSpots(map, colours) {
  addHatches(map, colours);
  map.addSource("areas", { type: "geojson", data: collection([]), tolerance: ROUND });
  map.addSource("points", { type: "geojson", data: collection([]) });
  const tone = ["case", ["get", "loud"], colours.loud, colours.accent];
  for (const layer of [...areaLayers(tone), ...pointLayers(tone, colours), ...chosenLayers(colours)]) {
    map.addLayer(layer);
  }
  for (const layer of wordLayers(tone, colours)) map.addLayer(layer);
}

/** Draws these spots in place of those before. */
export function drawSpots(map, spots) {
  const points = spots.filter(({ kind }) => kind === "point");
  const areas = spots.filter(({ kind }) => kind !== "point");
  map.getSource("points").setData(collection(points.map((spot) => feature(spot, spot.geometry))));
  const words = areas.map((spot) =>
    feature(spot, { type: "Point", coordinates: spot.words_at ?? spot.at }, { words: anchorOf(spot) }),
  );
  map
    .getSource("areas")
    .setData(collection([...areas.map((spot) => feature(spot, spot.geometry)), ...words]));
}

/** Sets one spot off from the others; null sets none off. */
export function choose(map, key) {
  for (const layer of ["chosen-area", "chosen-point"])
    map.setFilter(layer, ["==", ["get", "key"], key ?? ""]);
}

const anchorOf = ({ words_at }) => (words_at ? "bottom" : "center");

function feature(spot, geometry, more = {}) {
  const most = spot.incidents[0];
  const loud = spot.incidents.some((told) => told.contradictions > 0);
  const properties = {
    key: spot.key,
    kind: spot.kind,
    loud,
    unknown: worst(most) < 0,
    toll: Math.max(...spot.incidents.map(worst)),
    radius: radius(most.best ?? most.low ?? most.high),
    high: radius(most.high),
    sign: signOf(spot, loud),
    label: labelOf(spot),
    somewhere: SOMEWHERE.has(spot.kind),
    ...more,
  };
  return { type: "Feature", geometry, properties };
}

function radius(count) {
  if (count === null || count === undefined) return RADIUS_PX.unknown;
  return Math.min(RADIUS_PX.most, RADIUS_PX.least + PX_PER_ROOT * Math.sqrt(count));
}

function signOf({ incidents }, loud) {
  return `${loud ? "≠" : ""}${incidents.length > 1 ? incidents.length : ""}`;
}

function labelOf(spot) {
  const { incidents, kind, name } = spot;
  const what =
    incidents.length > 1
      ? many(incidents.length, "{n} incident", "{n} incidents")
      : tollInShort(incidents[0]);
  const sign = incidents.some((told) => told.contradictions > 0) ? "≠ " : "";
  const where = WHERE[kind]?.(name);
  return where ? `${where}\n${sign}${what}` : sign + what;
}

function addHatches(map, colours) {
  for (const [name, colour] of [
    ["hatch-loud", colours.loud],
    ["hatch-calm", colours.accent],
  ]) {
    if (!map.hasImage(name)) map.addImage(name, hatch(colour), { pixelRatio: 2 });
  }
}

function hatch(colour) {
  const side = HATCH_PX * 2;
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const pen = canvas.getContext("2d");
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.5;
  pen.lineWidth = 1.75;
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift - 1, side + 1);
    pen.lineTo(shift + side + 1, -1);
  }
  pen.stroke();
  return pen.getImageData(0, 0, side, side);
}

function areaLayers(tone) {
  const near = ["==", ["get", "kind"], "near"];
  const area = ["==", ["geometry-type"], "Polygon"];
  const somewhere = ["all", ["get", "somewhere"], area];
  const pattern = ["case", ["get", "loud"], "hatch-loud", "hatch-calm"];
  const from = { source: "areas" };
  return [
    { ...from, id: "somewhere", type: "fill", filter: somewhere, paint: { "fill-pattern": pattern } },
    {
      ...from,
      id: "near",
      type: "fill",
      filter: ["all", near, area],
      paint: { "fill-color": tone, "fill-opacity": 0.14 },
    },
    {
      ...from,
      id: "near-line",
      type: "line",
      filter: ["all", near, area],
      paint: { "line-color": tone, "line-width": 1.25 },
    },
    {
      ...from,
      id: "somewhere-line",
      type: "line",
      filter: somewhere,
      paint: { "line-color": tone, "line-width": 1.25, "line-dasharray": [3, 2] },
    },
  ];
}

function pointLayers(tone, colours) {
  const drawn = {
    type: "circle",
    source: "points",
    layout: { "circle-sort-key": ["-", 0, ["get", "toll"]] },
  };
  const wide = [">", ["get", "high"], ["get", "radius"]];
  const ring = { "circle-opacity": 0, "circle-stroke-color": tone, "circle-stroke-width": 1.5 };
  return [
    {
      ...drawn,
      id: "toll-high",
      filter: wide,
      paint: { ...ring, "circle-radius": ["get", "high"], "circle-stroke-opacity": 0.8 },
    },
    {
      ...drawn,
      id: "toll",
      paint: {
        "circle-radius": ["get", "radius"],
        "circle-color": ["case", ["get", "unknown"], colours.sheet, tone],
        "circle-opacity": 0.82,
        "circle-stroke-color": ["case", ["get", "unknown"], tone, colours.sheet],
        "circle-stroke-width": 1.5,
      },
    },
  ];
}

function chosenLayers(colours) {
  const none = ["==", ["get", "key"], ""];
  const ring = { "circle-opacity": 0, "circle-stroke-color": colours.ink, "circle-stroke-width": 3 };
  return [
    {
      id: "chosen-area",
      type: "line",
      source: "areas",
      filter: none,
      paint: { "line-color": colours.ink, "line-width": 3 },
    },
    {
      id: "chosen-point",
      type: "circle",
      source: "points",
      filter: none,
      paint: { ...ring, "circle-radius": ["+", ["get", "radius"], 3] },
    },
  ];
}

function wordLayers(tone, colours) {
  const text = { "text-font": ["Noto Sans"], "text-size": 12 };
  return [
    {
      id: "area-words",
      type: "symbol",
      source: "areas",
      filter: ["has", "words"],
      layout: {
        ...text,
        "text-field": ["get", "label"],
        "text-anchor": ["get", "words"],
        "symbol-sort-key": ["-", 0, ["get", "toll"]],
      },
      paint: { "text-color": tone, "text-halo-color": colours.paper, "text-halo-width": 1.75 },
    },
    {
      id: "point-words",
      type: "symbol",
      source: "points",
      layout: {
        ...text,
        "text-size": 14,
        "text-field": ["get", "sign"],
        "text-allow-overlap": true,
        "text-padding": CLEAR_PX,
      },
      paint: { "text-color": ["case", ["get", "unknown"], tone, colours.sheet] },
    },
  ];
}
