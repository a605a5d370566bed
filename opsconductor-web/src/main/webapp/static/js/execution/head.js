// The head of the page: state, elapsed time, progress, what it waits for, which actions apply.
import { count } from "../format.js";
import { FINAL, status, word } from "../status.js";

const BAR = ["succeeded", "failed", "timedOut", "interrupted", "running", "cancelled", "skipped", "queued"];
const STATE = { timedOut: "timed_out" };

export function head(root, store) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);

  function progress({ progress: p }) {
    const bar = part("bar");
    const legend = part("legend");
    bar.replaceChildren();
    legend.replaceChildren();
    for (const name of BAR) {
      if (!p[name]) continue;
      const state = STATE[name] ?? name;
      const piece = document.createElement("span");
      piece.dataset.state = state;
      piece.style.flexGrow = p[name];
      piece.title = `${count(p[name])} ${word(state)}`;
      bar.append(piece);
      legend.append(status(state, { text: `${count(p[name])} ${word(state)}` }));
    }
    bar.setAttribute("aria-label", legend.textContent);
    part("targets").textContent = p.targets ? count(p.targets) : "none";
  }

  return function paint(parts) {
    const execution = store.execution;
    if (!execution || !parts.has("execution")) return;
    part("state").replaceChildren(status(execution.state, { chip: true }));
    const elapsed = part("elapsed");
    elapsed.setAttribute("from", execution.startedAt ?? execution.createdAt);
    if (execution.finishedAt) elapsed.setAttribute("to", execution.finishedAt);
    progress(execution);
    const waiting = part("waiting");
    waiting.hidden = !execution.waitingFor || FINAL.has(execution.state);
    waiting.querySelector("span").textContent = execution.waitingFor?.message ?? "";
    const failure = part("failure");
    failure.hidden = !execution.failure;
    failure.querySelector("span").textContent = execution.failure?.message ?? "";
    const final = FINAL.has(execution.state);
    root.toggleAttribute("data-final", final);
    const cancelling = execution.state === "cancelling";
    const holds = { active: !final && !cancelling, cancelling, final };
    for (const element of document.querySelectorAll("[data-when]")) {
      if (element.dataset.when in holds) element.hidden = !holds[element.dataset.when];
    }
    document.title = `${word(execution.state)} · ${document.title.split(" · ").slice(-2).join(" · ")}`;
  };
}
