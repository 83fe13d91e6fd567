// Distances and shapes on the ground. Points are [longitude, latitude] in degrees.

const EARTH_KM = 6371.0088; // mean radius
const CORNERS = 64;
const radians = (degrees) => (degrees * Math.PI) / 180;
const degrees = (value) => (value * 180) / Math.PI;

/** A circle of `radius_km` on the ground around a point, as a GeoJSON polygon. */
export function circle(centre, radius_km) {
  const ring = Array.from({ length: CORNERS }, (_, at) => goneFrom(centre, radius_km, (at * 360) / CORNERS));
  return { type: "Polygon", coordinates: [[...ring, ring[0]]] };
}

/** Where one comes to from a point, so many km in a direction (degrees from north). */
export function goneFrom([lon, lat], distance_km, bearing) {
  const angle = distance_km / EARTH_KM;
  const [start, way] = [radians(lat), radians(bearing)];
  const end = Math.asin(
    Math.sin(start) * Math.cos(angle) + Math.cos(start) * Math.sin(angle) * Math.cos(way),
  );
  const east = Math.atan2(
    Math.sin(way) * Math.sin(angle) * Math.cos(start),
    Math.cos(angle) - Math.sin(start) * Math.sin(end),
  );
  return [lon + degrees(east), degrees(end)];
}

/** Kilometres between two points. */
export function distance_km([lon, lat], [otherLon, otherLat]) {
  const [north, east] = [radians(otherLat - lat) / 2, radians(otherLon - lon) / 2];
  const cosines = Math.cos(radians(lat)) * Math.cos(radians(otherLat));
  return 2 * EARTH_KM * Math.asin(Math.hypot(Math.sin(north), Math.sqrt(cosines) * Math.sin(east)));
}

/** The box [[west, south], [east, north]] around GeoJSON geometries; null around none. */
export function boxOf(geometries) {
  const box = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ];
  const widen = (coordinates) => {
    if (typeof coordinates[0] !== "number") return coordinates.forEach(widen);
    for (const axis of [0, 1]) {
      box[0][axis] = Math.min(box[0][axis], coordinates[axis]);
      box[1][axis] = Math.max(box[1][axis], coordinates[axis]);
    }
  };
  geometries.forEach((geometry) => widen(geometry.coordinates));
  return Number.isFinite(box[0][0]) ? box : null;
}

/** Whether a point lies in a GeoJSON Polygon or MultiPolygon. */
export function holds(geometry, point) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.some(
    ([outer, ...holes]) => inRing(outer, point) && !holes.some((hole) => inRing(hole, point)),
  );
}

function inRing(ring, [x, y]) {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [[x1, y1], [x2, y2]] = [ring[at], ring[before]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
