// Moving through the queue by keys: j and k go from incident to incident, Enter follows the link.

const links = [...document.querySelectorAll("[data-row] a")];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (document.querySelector("dialog[open]") || !["j", "k"].includes(event.key) || !links.length) return;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)));
  links[next].focus();
  links[next].closest("[data-row]").scrollIntoView({ block: "nearest" });
});
