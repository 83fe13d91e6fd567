// Files that are dropped, and a page that follows what is read. Without it files are chosen, and
// the page reloads itself.

import { tell } from "./desk.js";
import { say } from "./say.js";

const EVERY_MS = 700;
const MOST_PASTED = 300_000; // letters: as many as one report may have to be coded
const form = document.getElementById("adding");
const files = document.getElementById("files");

if (form) {
  const drop = document.getElementById("drop");
  for (const kind of ["dragenter", "dragover"])
    document.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      drop.classList.add("over");
    });
  for (const kind of ["dragleave", "drop"])
    document.addEventListener(kind, (event) => {
      if (kind === "drop" || event.relatedTarget === null) drop.classList.remove("over");
    });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    files.files = event.dataTransfer.files;
    list();
  });
  files.addEventListener("change", list);
  form.addEventListener("submit", check);
  list();
}

function list() {
  const chosen = document.getElementById("chosen");
  const rows = [...files.files].map((file) => {
    const row = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = file.name;
    row.append(name, ` ${size(file.size)}`);
    return row;
  });
  chosen.replaceChildren(...rows);
  chosen.hidden = rows.length < 2;
}

function check(event) {
  const all = [...files.files].reduce((sum, file) => sum + file.size, 0);
  const most = Number(form.dataset.most);
  const pasted = form.elements.text.value;
  if (all > most) {
    event.preventDefault();
    tell(say("{all} at once is more than the desk takes ({most}): send fewer files", { all: size(all), most: size(most) }));
  } else if (pasted.length > MOST_PASTED) {
    event.preventDefault();
    tell(say("So long a text is sent as a file: save it, and drop it here"));
  } else if (!files.files.length && !pasted.trim()) {
    event.preventDefault();
    tell(say("Choose files, drop them, or paste a text"));
    files.focus();
  }
}

const size = (bytes) =>
  bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

async function follow() {
  let job = document.getElementById("job");
  while (job?.dataset.running) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = answer.ok ? page.getElementById("job") : null;
      if (!now) return location.reload();
      job.replaceWith(now);
      job = now;
    } catch {
      tell(say("The desk does not answer; it is asked again"));
    }
  }
}

follow();
