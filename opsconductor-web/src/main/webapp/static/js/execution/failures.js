// Failures first: grouped by step and message, each target a link to its task.
import { count } from "../format.js";
import { shape } from "../status.js";

const BAD = new Set(["failed", "timed_out", "interrupted"]);
const NAMED = 12;

function reason(task) {
  if (task.failure?.message) return task.failure.message;
  return task.exitCode == null ? task.state.replace("_", " ") : `exit code ${task.exitCode}`;
}

function groups(store) {
  const found = new Map();
  for (const task of store.tasks.values()) {
    if (!BAD.has(task.state)) continue;
    const key = `${task.stepId}\n${task.state}\n${reason(task)}\n${store.handled(task)}`;
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(task);
  }
  return [...found.values()].sort((a, b) => b.length - a.length);
}

function line(store, tasks) {
  const item = document.createElement("li");
  item.dataset.state = tasks[0].state;
  const text = document.createElement("div");
  const title = document.createElement("strong");
  title.textContent = `${store.stepName(tasks[0].stepId)}: ${reason(tasks[0])}`;
  const where = document.createElement("div");
  where.className = "oc-failure-where";
  const named = tasks.filter((t) => t.targetId);
  where.append(named.length ? `${count(named.length)} ${named.length === 1 ? "target" : "targets"}: ` : "");
  tasks.slice(0, NAMED).forEach((task) => {
    const link = document.createElement("a");
    link.href = `#task=${task.id}`;
    link.textContent = task.targetName ?? "open";
    where.append(link, " ");
  });
  if (tasks.length > NAMED) where.append(`and ${count(tasks.length - NAMED)} more`);
  text.append(title, where);
  if (tasks.every((task) => store.handled(task))) where.append("· handled by the workflow");
  item.append(shape(tasks[0].state), text);
  return item;
}

export function failures(root, store) {
  const list = root.querySelector("ul");
  let last = "";
  return function paint(parts) {
    if (!parts.has("tasks")) return;
    const found = groups(store);
    const key = JSON.stringify(found.map((tasks) => [store.handled(tasks[0]), ...tasks.map((t) => t.id)]));
    if (key === last) return;
    last = key;
    root.hidden = found.length === 0;
    list.replaceChildren(...found.map((tasks) => line(store, tasks)));
  };
}
