// A map of MapLibre over the world that ships: what the page of the map and the picker share.
import { Map, NavigationControl, ScaleControl } from "../../vendor/maplibre-gl/maplibre-gl.mjs";
import { coloursOf, movesLittle, whenShadeTurns } from "../elements.js";
import { say } from "../say.js";
import { COLOURS, styleOf } from "./style.js";

const LETTERS = '"Noto Sans", "DejaVu Sans", system-ui, sans-serif';
const ZOOMS = { minZoom: 1, maxZoom: 13 };
const CLOSE = 8; // a town and what lies around it

export function canDrawMaps() {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

/**
 * A map in `place`, once it is drawn. `dress(map, colours)` adds what lies on it, now and each time
 * that the page turns light or dark.
 */
export async function openCanvas(place, world, { tiles = "", named = false, dress }) {
  const colours = () => coloursOf(place, COLOURS);
  const map = new Map({
    container: place,
    style: styleOf(world, colours(), tiles),
    ...ZOOMS,
    hash: named ? "view" : false,
    localIdeographFontFamily: LETTERS,
    attributionControl: { compact: false },
    fadeDuration: movesLittle() ? 0 : 200,
    locale: { "Map.Title": say("Map. Arrow keys move it, plus and minus zoom.") },
    dragRotate: false,
    pitchWithRotate: false,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new ScaleControl({ unit: "metric" }));
  place.drawn = map; // for those who look inside: tests, and a console
  await map.once("style.load");
  dress(map, colours());
  whenShadeTurns(() => {
    map.setStyle(styleOf(world, colours(), tiles), { diff: false });
    map.once("style.load", () => dress(map, colours()));
  });
  return map;
}

/** Moves the map so that a box is in view; without moving pictures where a person wants none. */
export function look(map, box, { at_once = movesLittle(), closest = CLOSE } = {}) {
  if (box) map.fitBounds(box, { padding: 48, maxZoom: closest, animate: !at_once });
}
