// Says in the dialogs of a retry on which targets it would run, and offers to retry the failed where some failed.
import { count } from "../format.js";
import { FINAL } from "../status.js";

const BAD = new Set(["failed", "timed_out", "interrupted", "cancelled"]);
const NAMED = 8;

/** "3 targets: a, b and c", or how many more there are. */
function words(names) {
  const shown = names.slice(0, NAMED).join(", ");
  const more = names.length > NAMED ? ` and ${count(names.length - NAMED)} more` : "";
  return `${count(names.length)} ${names.length === 1 ? "target" : "targets"}: ${shown}${more}`;
}

/** Whether the target did not succeed: a failure was not handled, or no step was begun there. */
function missed(store, row) {
  const tasks = [...row.cells.values()];
  return tasks.some((task) => BAD.has(task.state) && !store.handled(task)) || tasks.every((task) => task.state === "skipped");
}

export function retries(store) {
  const offer = document.querySelector("[data-when='failed']");
  return function paint() {
    if (!offer || !store.execution || !FINAL.has(store.execution.state)) return;
    const rows = [...store.rows.values()].filter((row) => row.id);
    const failed = store.execution.state === "succeeded" ? [] : rows.filter((row) => missed(store, row));
    offer.hidden = failed.length === 0;
    const tell = (part, text) => {
      for (const place of document.querySelectorAll(`[data-part="${part}"]`)) place.textContent = text;
    };
    if (rows.length) tell("retry-targets", words(rows.map((row) => row.name)));
    tell("retry-failed-targets", words(failed.map((row) => row.name)));
  };
}
