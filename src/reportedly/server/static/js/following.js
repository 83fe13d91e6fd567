// Follows a job of the page and what it changes beside it, and goes on where its page leads on. Without it the page reloads itself.

import { tell } from "./desk.js";
import { say } from "./say.js";

const EVERY_MS = 700;

async function follow() {
  let job = document.getElementById("job");
  while ("running" in job.dataset) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    try {
      const answer = await fetch(location.href, { redirect: "manual" });
      if (answer.type === "opaqueredirect") return location.reload();
      const told = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = told.getElementById("job");
      for (const one of document.querySelectorAll("[data-follows]")) one.replaceWith(told.getElementById(one.id));
      job.replaceWith(now);
      job = now;
    } catch {
      tell(say("The desk does not answer; it is asked again"));
    }
  }
}

follow();
