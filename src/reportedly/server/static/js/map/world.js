// The map under the map: units, borders, cities, as they ship with the desk. Nothing is asked of
// any other machine.
import "../../vendor/topojson-client/topojson-client.min.js";
import { holds } from "./ground.js";

const BASEMAP = new URL("../../basemap/", import.meta.url);
const LINES = ["coast", "borders", "disputed", "admin"];

let opened = null;

/** The world as GeoJSON: `land`, `units` (polygons), `lines` by kind, `countries` and `cities` (points). */
export function openWorld() {
  return (opened ??= readWorld()); // once a page, however many maps it has
}

async function readWorld() {
  const [topology, countries, cities] = await Promise.all(
    ["world", "countries", "cities"].map((name) => unpacked(`${name}.json.gz`)),
  );
  const { feature } = globalThis.topojson;
  return {
    land: feature(topology, topology.objects.land),
    units: feature(topology, topology.objects.areas),
    lines: collection(
      LINES.map((kind) => ({ ...feature(topology, topology.objects[kind]), properties: { kind } })),
    ),
    countries: collection(countries.map(({ at, ...told }) => point(at, told))),
    cities: collection(cities.map(([name, lon, lat, people]) => point([lon, lat], { name, people }))),
  };
}

async function unpacked(name) {
  const answer = await fetch(new URL(name, BASEMAP));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

export const collection = (features) => ({ type: "FeatureCollection", features });
export const point = (coordinates, properties) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates },
  properties,
});

/** The province that an incident lies in: by its name in its country, else by where the point is. */
export function unitOf(world, { admin1, country }, at) {
  const own = world.units.features.filter((unit) => unit.properties.country === country);
  const asked = folded(admin1);
  const named = own.find((unit) => asked && folded(unit.properties.name) === asked);
  return named ?? world.units.features.find((unit) => holds(unit.geometry, at)) ?? null;
}

function folded(name) {
  const bare = (name ?? "").normalize("NFKD").toLowerCase();
  return bare
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, "")
    .replace(/(governorate|province|oblast|region)$/, "");
}
