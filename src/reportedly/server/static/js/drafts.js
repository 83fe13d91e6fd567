// What is typed into a decision is kept in this browser until the desk has acknowledged it.

const PREFIX = "reportedly draft ";

/** What the draft of a form at this address is kept under, where there is one form alone. */
export const nameAt = (path) => PREFIX + path;

/** What a draft is kept under: the incident, the deed, and what it is about,
 * which stays the same while more claims are ticked. */
export const nameOf = (form) => {
  const sent = new FormData(form);
  return `${nameAt(new URL(form.action).pathname)}|${sent.get("field") ?? ""}${sent.get("at") ?? ""}|${sent.get("claim") ?? ""}`;
};

export function keep(form, name = nameOf(form)) {
  const typed = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  attempt(() => localStorage.setItem(name, JSON.stringify({ typed, address: address(form), at: Date.now() })));
}

export function forget(name) {
  attempt(() => localStorage.removeItem(name));
}

/** The fields, by name, that a kept draft fills; none where there is no draft. */
export const fieldsOf = (name) => (read(name)?.typed ?? []).map(([field]) => field);

/** Puts a kept draft back into the form; whether there was one. */
export function restore(form, name = nameOf(form)) {
  const kept = read(name);
  if (!kept) return false;
  const once = new Set();
  for (const [told, value] of kept.typed) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(told)}"]`)) {
      if (field.type === "checkbox" || field.type === "radio") {
        if (!once.has(told)) field.checked = false;
        field.checked ||= field.value === value;
      } else field.value = value;
    }
    once.add(told);
  }
  return true;
}

/** The drafts of an incident that were never acknowledged: where each form opens again, and when. */
export function unsent(incident) {
  const names = attempt(() => Object.keys(localStorage)) ?? [];
  return names
    .filter((name) => name.startsWith(`${PREFIX}/incidents/${incident}/decide/`))
    .map((name) => ({ name, ...read(name) }))
    .filter((draft) => draft.address);
}

const read = (name) => attempt(() => JSON.parse(localStorage.getItem(name)));

const address = (form) => {
  const sent = new FormData(form);
  const asked = new URLSearchParams(sent.getAll("claim").map((claim) => ["claim", claim]));
  for (const name of ["field", "at", "judgement"]) if (sent.get(name)) asked.set(name, sent.get(name));
  return `${new URL(form.action).pathname}?${asked}`;
};

// A browser may refuse to keep anything (a private window, a full disk): then nothing is restored.
function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}
