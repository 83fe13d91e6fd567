// How the map looks: the world under it in quiet colours, then the incidents.
import { collection } from "./world.js";

export const COLOURS = [
  "map-water",
  "map-land",
  "map-line",
  "map-border",
  "map-words",
  "ink",
  "quiet",
  "paper",
  "sheet",
  "accent",
  "loud",
];
const WORDS = ["Noto Sans"]; // drawn by the browser in its own letters: no glyphs are fetched
const LABELLED = { "text-font": WORDS, "text-padding": 4 };

/** A MapLibre style over the world that ships, or over a user's own tiles (see `ownTiles`). */
export function styleOf(world, colours, tiles = "") {
  const own = tiles ? ownTiles(tiles) : null;
  return {
    version: 8,
    sources: { ...worldSources(world), ...(own?.sources ?? {}) },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colours["map-water"] } },
      ...(own ? own.layers : [land(colours)]),
      ...borders(colours, own !== null),
      ...(own ? [] : names(colours)),
    ],
  };
}

/** Raster tiles of a server that the user set: "https://maps.example.org/{z}/{x}/{y}.png". */
function ownTiles(address) {
  const source = { type: "raster", tiles: [address], tileSize: 256 };
  return { sources: { own: source }, layers: [{ id: "own", type: "raster", source: "own" }] };
}

function worldSources(world) {
  const held = (data) => ({ type: "geojson", data, maxzoom: 9 });
  const labels = world.units.features.map(({ properties: { at, name, zoom } }) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: at },
    properties: { name, zoom },
  }));
  return {
    land: held(world.land),
    lines: { ...held(world.lines), attribution: "Natural Earth" },
    unitNames: held(collection(labels)),
    countries: held(world.countries),
    cities: { ...held(world.cities), attribution: "GeoNames (CC BY 4.0)" },
  };
}

const land = (colours) => ({
  id: "land",
  type: "fill",
  source: "land",
  paint: { "fill-color": colours["map-land"], "fill-antialias": false },
});

function borders(colours, overTiles) {
  const line = (kind, colour, width, more = {}) => ({
    id: kind,
    type: "line",
    source: "lines",
    filter: ["==", ["get", "kind"], kind],
    layout: { "line-join": "round" },
    paint: { "line-color": colour, "line-width": width, ...more },
  });
  const shipped = [
    { ...line("admin", colours["map-line"], 0.75), minzoom: 3.5 },
    line("coast", colours["map-border"], 0.75),
    line("borders", colours["map-border"], ["interpolate", ["linear"], ["zoom"], 2, 0.75, 8, 1.75]),
  ];
  const disputed = line("disputed", colours["map-border"], 1.25, { "line-dasharray": [3, 2.5] });
  return overTiles ? [] : [...shipped, disputed];
}

// Of names that have no room beside each other, the later layer's stay.
function names(colours) {
  const text = (colour) => ({
    "text-color": colour,
    "text-halo-color": colours["map-land"],
    "text-halo-width": 1.25,
  });
  return [
    { ...CITY_DOTS, paint: { "circle-radius": 1.75, "circle-color": colours["map-words"] } },
    { ...UNIT_NAMES, paint: text(colours["map-words"]) },
    { ...CITY_NAMES, paint: text(colours.quiet) },
    { ...COUNTRY_NAMES, paint: text(colours["map-words"]) },
  ];
}

// From which zoom on a city of so many people is named: as many as a view has room for.
const PEOPLE_NAMED = [">=", ["get", "people"], ["step", ["zoom"], 4e6, 4, 2e6, 5, 6e5, 6, 3e5, 7, 1e5]];
const CITY_DOTS = { id: "city-dots", type: "circle", source: "cities", minzoom: 3, filter: PEOPLE_NAMED };
const CITY_NAMES = {
  id: "city-names",
  type: "symbol",
  source: "cities",
  minzoom: 3,
  filter: PEOPLE_NAMED,
  layout: {
    ...LABELLED,
    "text-field": ["get", "name"],
    "text-size": 12,
    "text-variable-anchor": ["left", "right", "bottom", "top"],
    "text-radial-offset": 0.4,
    "symbol-sort-key": ["-", 0, ["get", "people"]],
  },
};
const UNIT_NAMES = {
  id: "unit-names",
  type: "symbol",
  source: "unitNames",
  minzoom: 5.5,
  layout: {
    ...LABELLED,
    "text-field": ["get", "name"],
    "text-size": 11,
    "text-letter-spacing": 0.08,
    "symbol-sort-key": ["get", "zoom"],
  },
};
const COUNTRY_NAMES = {
  id: "country-names",
  type: "symbol",
  source: "countries",
  maxzoom: 6,
  layout: {
    ...LABELLED,
    "text-field": ["upcase", ["get", "name"]],
    "text-size": 11,
    "text-letter-spacing": 0.12,
    "symbol-sort-key": ["-", 0, ["get", "size"]],
  },
};
