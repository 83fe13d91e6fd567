// Elements of a page, made of data: text is text, never markup.

/** An element with attributes and children; `null` children are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** The colours of the page as it is shown now (light or dark), by the names of its variables. */
export function coloursOf(place, names) {
  const probe = element("span", { hidden: true });
  place.append(probe);
  const colours = {};
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

/** Calls when the page turns light or dark. */
export function whenShadeTurns(call) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", call);
}

export const movesLittle = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
