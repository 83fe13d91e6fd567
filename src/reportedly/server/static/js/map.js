// The page of the map: what is concluded, where, as precisely as it is known.
import { boxOf } from "./map/ground.js";
import { canDrawMaps, look, openCanvas } from "./map/canvas.js";
import { addSpots, choose, drawSpots, PRESSED } from "./map/drawing.js";
import { drawPlainly } from "./map/plain.js";
import { spotsOf } from "./map/spots.js";
import { listOf, toldOf } from "./map/telling.js";
import { openWorld } from "./map/world.js";
import { Popup } from "../vendor/maplibre-gl/maplibre-gl.mjs";
import { element } from "./elements.js";
import { many, say } from "./say.js";

const page = document.querySelector("[data-map]");
if (page) openPage(page);

async function openPage(page) {
  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  const world = await openWorld();
  const drawn = canDrawMaps()
    ? await openDrawn(part("map"), world, page.dataset.tiles)
    : openPlain(part("map"), world);
  let asked = 0;
  async function show() {
    const turn = ++asked;
    part("queue").href = `/incidents${location.search}`;
    const found = await ask(page.dataset.map);
    if (turn !== asked) return; // a later question was faster
    if (found === null)
      return void part("status").replaceChildren(say("The desk does not answer. Is it still running?"));
    const spots = spotsOf(found.features, world);
    drawn.draw(spots);
    part("list").replaceChildren(listOf(spots, apartOf(found), drawn.reach));
    part("status").replaceChildren(countWords(spots, found));
  }
  document.addEventListener("days-chosen", show);
  await show();
  page.dataset.ready = "";
}

/** What the address asks for, as GeoJSON; null where no answer came. */
async function ask(address) {
  try {
    const answer = await fetch(`${address}${location.search}`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

// Those that no shape may stand for, whether the desk set them apart or only their precision does.
function apartOf(found) {
  const shapeless = found.features.filter(
    ({ geometry, properties }) => geometry === null || properties.precision === 6 || !properties.precision,
  );
  return [...(found.listed ?? []), ...shapeless.map(({ properties }) => properties)];
}

function countWords(spots, found) {
  const drawn = new Set(spots.flatMap((spot) => spot.incidents.map((told) => told.number))).size;
  const apart = apartOf(found).length;
  const told = [many(drawn, "{n} incident drawn", "{n} incidents drawn")];
  if (apart) told.push(many(apart, "{n} only listed", "{n} only listed"));
  if (found.left_out)
    told.push(say("{n} with lower tolls left out: narrow what is asked for", { n: found.left_out }));
  return `${told.join(" · ")}.`;
}

async function openDrawn(place, world, tiles) {
  let spots = [];
  let chosen = null;
  let framed = location.hash.startsWith("#view=");
  const map = await openCanvas(place, world, { tiles, named: true, dress });
  const popup = new Popup({ maxWidth: "22rem", closeButton: true });
  function dress(onto, colours) {
    addSpots(onto, colours);
    drawSpots(onto, spots);
    choose(onto, chosen);
  }
  function mark(key) {
    chosen = key;
    choose(map, key);
  }
  popup.on("close", () => mark(null));
  map.on("click", ({ point, lngLat }) => {
    const under = spotsAt(map, point, spots);
    if (under.length === 0) return;
    popup.setLngLat(lngLat).setDOMContent(toldOf(under)).addTo(map);
    mark(under[0].key);
  });
  map.on("mousemove", ({ point }) => {
    map.getCanvas().classList.toggle("on-spot", spotsAt(map, point, spots).length > 0);
  });
  return {
    draw(found) {
      spots = found;
      popup.remove();
      drawSpots(map, spots);
      if (!framed) look(map, boxOf(spots.map((spot) => spot.geometry)), { at_once: true });
      framed ||= spots.length > 0;
    },
    reach(key) {
      mark(key);
      const spot = spots.find((one) => one.key === key);
      if (spot) look(map, boxOf([spot.geometry]));
    },
  };
}

// The spots under a point of the screen, points before areas.
function spotsAt(map, point, spots) {
  const keys = new Set(
    map.queryRenderedFeatures(point, { layers: PRESSED }).map(({ properties }) => properties.key),
  );
  return spots.filter((spot) => keys.has(spot.key)).sort(byShape);
}

const byShape = (one, other) => Number(other.kind === "point") - Number(one.kind === "point");

function openPlain(place, world) {
  const sentence = say(
    "This browser cannot draw the movable map (WebGL is missing or switched off). This is a still one; the list holds the same.",
  );
  const still = element("div", { class: "still" });
  place.replaceChildren(element("p", { class: "notice" }, sentence), still);
  return {
    draw: (spots) => still.replaceChildren(drawPlainly(spots, world)),
    reach(key) {
      for (const shape of still.querySelectorAll("[data-key]"))
        shape.classList.toggle("chosen", shape.dataset.key === key);
    },
  };
}
