// A place pointed out on a map: one of the candidates, a point of one's own, or a point and how far
// around it. What is pointed out stands in the fields of the form, which work without the map too.
//
//   <form data-picker="[{...}]">                candidates: id, name, lat, lon, words
//     <div data-part="picker-map"></div>
//     <fieldset data-part="candidates">         radio buttons named place_id, one a candidate; "" for none
//     <input type="number" name="lat"> <input type="number" name="lon"> <input type="number" name="radius_km">
//   </form>
import { Marker } from "../vendor/maplibre-gl/maplibre-gl.mjs";
import { element } from "./elements.js";
import { canDrawMaps, look, openCanvas } from "./map/canvas.js";
import { ROUND } from "./map/drawing.js";
import { boxOf, circle, distance_km } from "./map/ground.js";
import { collection, openWorld } from "./map/world.js";
import { say } from "./say.js";

const PLACES_AFTER_POINT = 4; // ten metres: finer than any report
const AROUND_DEGREES = 0.1; // what is shown around the candidates
const CLOSE = 10; // the closest zoom to begin with: candidates often lie side by side

for (const form of document.querySelectorAll("[data-picker]")) openWhenSeen(form);

/**
 * Opens the map of a form when it comes into sight; also of a form that was laid into the page later.
 * The world is fetched where somebody looks for a place, not for every claim of a page.
 */
export function openWhenSeen(form) {
  if ("opens" in form.dataset) return;
  form.dataset.opens = "";
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    openPicker(form);
  });
  seen.observe(form);
}

async function openPicker(form) {
  const place = form.querySelector('[data-part="picker-map"]');
  const candidates = JSON.parse(form.dataset.picker);
  const fields = fieldsOf(form, candidates);
  if (!canDrawMaps()) {
    const sentence = say(
      "This browser cannot draw the map (WebGL is missing or switched off). Choose a candidate, or write the point.",
    );
    place.replaceChildren(element("p", { class: "notice" }, sentence));
    form.dataset.ready = "";
    return;
  }
  const world = await openWorld();
  if (!form.isConnected) return; // another form has taken its place meanwhile
  const map = await openCanvas(place, world, { tiles: form.dataset.tiles, dress });
  const pin = new Marker({
    draggable: true,
    element: element("span", { class: "pin", "aria-hidden": "true" }),
  });
  candidates
    .map((one, at) => mark(map, one, at + 1, () => fields.choose(one)))
    .reverse()
    .forEach(raise);
  look(map, boxAround(candidates, fields.told()), { at_once: true, closest: CLOSE });
  fields.whenTold(show);
  pin.on("drag", () => fields.point(pin.getLngLat()));
  map.on("click", ({ lngLat }) => fields.point(lngLat));
  drawRadius(map, fields);
  show();
  form.dataset.ready = "";

  function show() {
    const { at, radius_km } = fields.told();
    if (at) pin.setLngLat(at).addTo(map);
    else pin.remove();
    if (at && !map.getBounds().contains(at)) map.jumpTo({ center: at });
    map.getSource("reach")?.setData(reachOf(at, radius_km));
  }
  function dress(onto, colours) {
    const { at, radius_km } = fields.told();
    onto.addSource("reach", { type: "geojson", data: reachOf(at, radius_km), tolerance: ROUND });
    const paint = { "fill-color": colours.accent, "fill-opacity": 0.16 };
    onto.addLayer({ id: "reach", type: "fill", source: "reach", paint });
    const line = { "line-color": colours.accent, "line-width": 1.5 };
    onto.addLayer({ id: "reach-line", type: "line", source: "reach", paint: line });
  }
}

const reachOf = (at, radius_km) =>
  collection(
    at && radius_km > 0 ? [{ type: "Feature", properties: {}, geometry: circle(at, radius_km) }] : [],
  );

function mark(map, { lat, lon, name }, number, choose) {
  const button = element(
    "button",
    {
      type: "button",
      class: "candidate-pin",
      title: name,
      "aria-label": say("Candidate {number}: {name}", { number, name }),
    },
    String(number),
  );
  button.addEventListener("click", (event) => {
    event.stopPropagation(); // else the map takes it for a point of one's own
    choose();
  });
  new Marker({ element: button }).setLngLat([lon, lat]).addTo(map);
  return button;
}

// The likeliest lies above those that it covers.
function raise(button, height) {
  button.style.zIndex = String(height + 1);
}

function boxAround(candidates, { at }) {
  const points = [...candidates.map(({ lat, lon }) => [lon, lat]), ...(at ? [at] : [])];
  const box = boxOf(points.map((coordinates) => ({ coordinates })));
  if (box === null) return null;
  return box.map((corner, end) => corner.map((value) => value + (end ? AROUND_DEGREES : -AROUND_DEGREES)));
}

// The form is what is told; the map only writes into it and shows what stands there.
function fieldsOf(form, candidates) {
  const held = form.elements;
  const number = (field) => (field.value === "" ? null : Number(field.value));
  const changed = (field) => field.dispatchEvent(new Event("change", { bubbles: true }));
  // A radio button or a hidden field; a list of radios does not take "" for its value.
  const mean = (id) => {
    for (const one of form.querySelectorAll('[name="place_id"]')) {
      if (one.type === "radio") one.checked = one.value === id;
      else one.value = id;
    }
  };
  const fields = {
    told() {
      const [lat, lon] = [number(held.lat), number(held.lon)];
      return { at: lat === null || lon === null ? null : [lon, lat], radius_km: number(held.radius_km) ?? 0 };
    },
    point({ lat, lng }) {
      held.lat.value = lat.toFixed(PLACES_AFTER_POINT);
      held.lon.value = lng.toFixed(PLACES_AFTER_POINT);
      mean("");
      changed(held.lat);
    },
    choose({ id, lat, lon }) {
      mean(id);
      held.lat.value = lat;
      held.lon.value = lon;
      changed(held.lat);
    },
    reach(km) {
      held.radius_km.value = km < 1 ? km.toFixed(1) : Math.round(km);
      changed(held.radius_km);
    },
    whenTold: (call) => form.addEventListener("change", call),
  };
  form.addEventListener("change", ({ target }) => {
    const chosen = target.name === "place_id" && candidates.find(({ id }) => id === target.value);
    if (chosen) fields.choose(chosen);
    else if (!matches(candidates, held)) mean(""); // the point was moved away from it
  });
  return fields;
}

const matches = (candidates, held) =>
  candidates.some(
    ({ id, lat, lon }) =>
      id === (held.place_id?.value ?? id) && lat === Number(held.lat.value) && lon === Number(held.lon.value),
  );

// With Shift, or from the edge of the circle, a drag sets how far around the point it may lie.
function drawRadius(map, fields) {
  let drawing = false;
  map.boxZoom.disable(); // Shift and drag is the radius here
  map.on("mousedown", (event) => {
    const onEdge = map.queryRenderedFeatures(event.point, { layers: ["reach-line"] }).length > 0;
    if (!event.originalEvent.shiftKey && !onEdge) return;
    event.preventDefault(); // the map stays where it is
    drawing = true;
    if (event.originalEvent.shiftKey) fields.point(event.lngLat);
  });
  map.on("mousemove", ({ lngLat }) => {
    const { at } = fields.told();
    if (drawing && at) fields.reach(distance_km(at, lngLat.toArray()));
  });
  addEventListener("mouseup", () => (drawing = false));
}
