// What the page knows of the execution: one place that the stream writes and the views read.
import { Lines } from "./lines.js";

const BUSY = 50; // changes a second beyond which the views repaint at most twice a second
const PREFERRED = ["running", "failed", "interrupted", "timed_out", "queued", "cancelled", "succeeded", "skipped"];

export class Store {
  execution = null;
  tasks = new Map();
  rows = new Map(); // a target's id, or "" for what runs once → {id, name, cells: step id → task}
  lines = new Lines();
  #views = [];
  #recent = [];
  #planned = 0;
  #parts = new Set();

  constructor(workflow) {
    this.steps = workflow.nodes.map((n) => ({ id: n.id, name: n.name || n.id, type: n.type }));
    this.edges = workflow.edges ?? [];
  }

  /** A view is called with the parts that changed ("execution", "tasks", "output", "link"). */
  watch(view) {
    this.#views.push(view);
  }

  setExecution(execution) {
    this.execution = execution;
    this.#changed("execution");
  }

  setTask(task) {
    this.tasks.set(task.id, task);
    const key = task.targetId ?? "";
    let row = this.rows.get(key);
    if (!row) this.rows.set(key, row = { id: key, name: task.targetId ? task.targetName : "Once", cells: new Map() });
    row.cells.set(task.stepId, task);
    this.#changed("tasks");
  }

  addOutput(item) {
    this.lines.add(item);
    this.#changed("output");
  }

  touch(part) {
    this.#changed(part);
  }

  stepName(id) {
    return this.steps.find((s) => s.id === id)?.name ?? id;
  }

  targetName(id) {
    return this.rows.get(id ?? "")?.name ?? "";
  }

  /** Whether the workflow went on from this failure by a way that is meant for it. */
  handled(task) {
    return this.edges.some((edge) => {
      if (edge.from !== task.stepId || edge.on === "success") return false;
      const next = this.rows.get(task.targetId ?? "")?.cells.get(edge.to) ?? this.rows.get("")?.cells.get(edge.to);
      return next !== undefined && next.state !== "skipped";
    });
  }

  /** Step id → {state, total, done, skipped}, over all targets; total and done leave out those that skipped it. */
  summary() {
    const summary = new Map();
    for (const task of this.tasks.values()) {
      let step = summary.get(task.stepId);
      if (!step) summary.set(task.stepId, step = { total: 0, done: 0, skipped: 0, states: new Set() });
      step.states.add(task.state);
      if (task.state === "skipped") {
        step.skipped++;
        continue;
      }
      step.total++;
      if (task.state !== "queued" && task.state !== "running") step.done++;
    }
    for (const step of summary.values()) step.state = PREFERRED.find((s) => step.states.has(s)) ?? "queued";
    return summary;
  }

  #changed(part) {
    this.#parts.add(part);
    const now = performance.now();
    this.#recent.push(now);
    while (this.#recent[0] < now - 1000) this.#recent.shift();
    if (this.#planned) return;
    const wait = this.#recent.length > BUSY ? 500 : 40;
    this.#planned = setTimeout(() => {
      this.#planned = 0;
      const parts = this.#parts;
      this.#parts = new Set();
      for (const view of this.#views) view(parts);
    }, wait);
  }
}
