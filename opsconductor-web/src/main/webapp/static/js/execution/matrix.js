// Steps × targets. Only the rows in sight are in the page, so that 2,000 targets cost no more than 20.
import { count, duration } from "../format.js";
import { shape, word } from "../status.js";

const ROW = 36;
const SPARE = 8;

function cell(task, stepName) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "oc-cell";
  if (!task) {
    button.disabled = true;
    button.setAttribute("aria-label", `${stepName}: not started`);
    return button;
  }
  button.dataset.state = task.state;
  button.dataset.task = task.id;
  const spent = task.durationMs ?? (task.startedAt && task.finishedAt ? new Date(task.finishedAt) - new Date(task.startedAt) : null);
  const time = document.createElement("span");
  time.textContent = task.state === "skipped" ? "" : duration(spent);
  button.append(shape(task.state), time);
  if (task.exitCode) {
    const exit = document.createElement("b");
    exit.textContent = `exit ${task.exitCode}`;
    button.append(exit);
  }
  button.title = `${stepName} on ${task.targetName ?? "this execution"}: ${word(task.state)}${task.failure ? `, ${task.failure.message}` : ""}`;
  button.setAttribute("aria-label", button.title);
  return button;
}

export function matrix(root, store, open) {
  const scroller = root.querySelector("[data-part='grid']");
  const filters = root.querySelector("[data-part='filters']");
  const search = root.querySelector("[data-part='find']");
  const empty = root.querySelector("[data-part='none']");
  let wanted = "";
  let rows = [];

  scroller.style.setProperty("--oc-steps", store.steps.length);
  const headRow = document.createElement("div");
  headRow.className = "oc-matrix-head";
  headRow.setAttribute("role", "row");
  headRow.append(...["Target", ...store.steps.map((s) => s.name)].map((name) => {
    const head = document.createElement("div");
    head.setAttribute("role", "columnheader");
    head.textContent = name;
    head.title = name;
    return head;
  }));
  const body = document.createElement("div");
  body.className = "oc-matrix-body";
  body.setAttribute("role", "rowgroup");
  scroller.append(headRow, body);

  function choose() {
    const text = search.value.trim().toLowerCase();
    rows = [...store.rows.values()].filter((row) =>
      (!text || row.name.toLowerCase().includes(text))
      && (!wanted || [...row.cells.values()].some((task) => task.state === wanted)));
    rows.sort((a, b) => (a.id === "" ? -1 : b.id === "" ? 1 : a.name.localeCompare(b.name, undefined, { numeric: true })));
    body.style.height = `${rows.length * ROW}px`;
    scroller.setAttribute("aria-rowcount", rows.length + 1);
    empty.hidden = rows.length > 0;
    empty.textContent = store.rows.size ? "No targets match." : "No tasks have started yet.";
  }

  function draw() {
    const first = Math.max(0, Math.floor(scroller.scrollTop / ROW) - SPARE);
    const last = Math.min(rows.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / ROW) + SPARE);
    const focused = document.activeElement?.dataset?.task;
    body.replaceChildren(...rows.slice(first, last).map((row, i) => {
      const line = document.createElement("div");
      line.className = "oc-matrix-row";
      line.setAttribute("role", "row");
      line.setAttribute("aria-rowindex", first + i + 2);
      line.style.top = `${(first + i) * ROW}px`;
      const name = document.createElement("div");
      name.setAttribute("role", "rowheader");
      name.textContent = row.name;
      name.title = row.name;
      line.append(name, ...store.steps.map((step) => {
        const holder = document.createElement("div");
        holder.setAttribute("role", "cell");
        holder.append(cell(row.cells.get(step.id), step.name));
        return holder;
      }));
      return line;
    }));
    if (focused) body.querySelector(`[data-task="${focused}"]`)?.focus({ preventScroll: true });
  }

  function chips() {
    const counts = new Map();
    for (const task of store.tasks.values()) counts.set(task.state, (counts.get(task.state) ?? 0) + 1);
    if (wanted && !counts.has(wanted)) wanted = "";
    filters.replaceChildren(...["", ...counts.keys()].map((state) => {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.className = "oc-chip";
      chip.setAttribute("aria-pressed", String(state === wanted));
      if (state) {
        chip.dataset.state = state;
        chip.append(shape(state), `${word(state)} ${count(counts.get(state))}`);
      } else {
        chip.append("all");
      }
      chip.addEventListener("click", () => {
        wanted = state;
        scroller.scrollTop = 0;
        repaint();
      });
      return chip;
    }));
  }

  function repaint() {
    chips();
    choose();
    draw();
  }

  scroller.addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });
  new ResizeObserver(() => draw()).observe(scroller);
  search.addEventListener("input", () => { choose(); draw(); });
  body.addEventListener("click", (event) => {
    const button = event.target.closest("[data-task]");
    if (button) open(button.dataset.task);
  });
  return (parts) => { if (parts.has("tasks")) repaint(); };
}
