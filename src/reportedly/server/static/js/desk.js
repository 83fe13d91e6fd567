// What every page does: keys, sheets, messages. Pages work without it; it makes them quicker.

const GOES = { i: "/incidents", m: "/map", r: "/reports", a: "/add", j: "/judgements", o: "/opinions", c: "/custody" };
const GO_WITHIN_MS = 1200;

let goneSince = -Infinity;

const typing = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));

/** Says something in passing; it goes after a while, or stays if `stays`. */
export function tell(words, { stays = false } = {}) {
  const told = document.createElement("p");
  told.textContent = words;
  document.getElementById("told").replaceChildren(told);
  if (!stays) setTimeout(() => told.remove(), 6000);
}

/** Opens a sheet; where it was opened from takes the focus back when it closes. */
export function open(id) {
  const sheet = document.getElementById(id);
  if (!sheet || sheet.open) return;
  const from = document.activeElement;
  sheet.showModal();
  sheet.addEventListener("close", () => from?.focus?.(), { once: true });
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.timeStamp - goneSince < GO_WITHIN_MS && GOES[event.key]) {
    location.assign(GOES[event.key]);
    return;
  }
  goneSince = event.key === "g" ? event.timeStamp : -Infinity;
  const asked = [...document.querySelectorAll("[data-key]")].find(
    (one) => one.dataset.key === event.key && one.checkVisibility(),
  );
  if (!asked) return;
  event.preventDefault();
  if (typing(asked)) asked.focus();
  else asked.click();
}

document.addEventListener("keydown", press);
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (opener) open(opener.dataset.opens);
});
