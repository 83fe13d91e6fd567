// After a decision the page stands where it stood: what was decided is told in passing.

import { tell } from "./desk.js";

const KEY = "reportedly stood at";
const FRESH_MS = 60_000; // a page that comes later than that is not the answer to a decision

/** Keeps how far the page, and the matrix in it, are scrolled. */
export function stay() {
  const wrap = document.querySelector(".matrix-wrap");
  const stood = { page: location.pathname, top: scrollY, left: wrap?.scrollLeft, down: wrap?.scrollTop, at: Date.now() };
  attempt(() => sessionStorage.setItem(KEY, JSON.stringify(stood)));
}

/** Scrolls there again, and tells what was done if its notice is out of sight then. */
export function comeBack(done) {
  const stood = attempt(() => JSON.parse(sessionStorage.getItem(KEY)));
  attempt(() => sessionStorage.removeItem(KEY));
  if (!stood || stood.page !== location.pathname || Date.now() - stood.at > FRESH_MS) return;
  document.querySelector(".matrix-wrap")?.scrollTo(stood.left ?? 0, stood.down ?? 0);
  scrollTo({ top: stood.top, behavior: "instant" });
  if (done.getBoundingClientRect().bottom < 0) tell(done.querySelector("p").firstChild.textContent);
}

function attempt(act) {
  try {
    return act();
  } catch {
    return undefined; // a browser that keeps nothing begins at the top
  }
}
