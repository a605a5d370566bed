// The status vocabulary in the browser: the same shapes and words as the tag oc:status draws on the server.

const WORDS = { timed_out: "timed out" };

/** The states of an execution after which nothing changes. */
export const FINAL = new Set(["succeeded", "failed", "partial", "cancelled", "timed_out", "interrupted"]);

/** The word of a state. */
export function word(state) {
  return WORDS[state] ?? state;
}

/** The shape of a state, coloured by the nearest [data-state]. */
export function shape(state) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "oc-shape");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", new URL(`../img/status.svg#${state}`, import.meta.url).pathname + `#${state}`);
  svg.append(use);
  return svg;
}

/** Colour, shape and word. */
export function status(state, { chip = false, text = word(state) } = {}) {
  const span = document.createElement("span");
  span.className = chip ? "oc-status oc-status-chip" : "oc-status";
  span.dataset.state = state;
  const label = document.createElement("span");
  label.textContent = text;
  span.append(shape(state), label);
  return span;
}
