// What is drawn for incidents. A shape says how precisely a place is known (GED where_prec), so
// that nobody takes a province's middle for a place: a point only where the place is exact.
import { circle, goneFrom } from "./ground.js";
import { unitOf } from "./world.js";

const NEAR_KM = 25; // where_prec 2 (UCDP GED codebook, Appendix 3)
const DISTRICT_KM = 20; // a common size of districts; the bounds of districts do not ship
const AWAY_KM = 50; // at sea or in the air: only that it is thereabouts

const EXACT = 1;
const NEAR = 2;
const DISTRICT = 3;
const PROVINCE = 4;
const VAGUE = 5;
const AWAY = 7;

/**
 * Spots: one for each shape, with all the incidents that share it, the worst first.
 *
 * @param {object[]} features of /api/v1/map
 * @param {object} world of openWorld()
 */
export function spotsOf(features, world) {
  const spots = new Map();
  for (const { geometry, properties } of features) {
    const shape = geometry === null ? null : shapeOf(geometry.coordinates, properties, world);
    if (shape === null) continue;
    if (!spots.has(shape.key)) spots.set(shape.key, { ...shape, incidents: [] });
    spots.get(shape.key).incidents.push(properties);
  }
  const drawn = [...spots.values()];
  for (const spot of drawn) spot.incidents.sort((one, other) => worst(other) - worst(one));
  return drawn;
}

/** The most that is concluded of an incident; below zero where no number is. */
export function worst({ low, best, high }) {
  return high ?? best ?? low ?? -1;
}

// A country is drawn by no shape; such incidents stand in the list beside the map.
function shapeOf(at, told, world) {
  const kinds = {
    [EXACT]: () => ({ kind: "point", geometry: { type: "Point", coordinates: at } }),
    [NEAR]: () => around("near", at, told.radius_km ?? NEAR_KM),
    [DISTRICT]: () => around("district", at, told.radius_km ?? DISTRICT_KM),
    [PROVINCE]: () => province(at, told, world),
    [VAGUE]: () => around("vague", at, told.radius_km ?? NEAR_KM),
    [AWAY]: () => around("away", at, told.radius_km ?? AWAY_KM),
  };
  const shape = kinds[told.precision]?.();
  if (!shape) return null;
  return {
    at,
    words_at: null,
    name: told.place ?? told.admin1,
    ...shape,
    key: shape.key ?? `${shape.kind} ${at}`,
  };
}

// The words of a circle stand on its upper edge, clear of what lies in its middle.
function around(kind, at, radius_km) {
  return { kind, radius_km, geometry: circle(at, radius_km), words_at: goneFrom(at, radius_km, 0) };
}

function province(at, told, world) {
  const unit = unitOf(world, told, at);
  if (unit === null) return around("district", at, told.radius_km ?? DISTRICT_KM);
  const { name, country } = unit.properties;
  return {
    kind: "province",
    at: unit.properties.at,
    name,
    geometry: unit.geometry,
    key: `province ${country} ${name}`,
  };
}
