// One task in a drawer: state, exit code, attempts, times, what failed, its output. The address holds which.
import { duration } from "../format.js";
import { status } from "../status.js";
import { Pane } from "./output.js";

function fact(name, value) {
  const dt = document.createElement("dt");
  dt.textContent = name;
  const dd = document.createElement("dd");
  dd.append(value);
  return [dt, dd];
}

function moment(at) {
  const time = document.createElement("oc-time");
  time.setAttribute("datetime", at);
  return time;
}

export function drawer(dialog, store) {
  const part = (name) => dialog.querySelector(`[data-part="${name}"]`);
  const pane = new Pane(part("pane"), () => "");
  let shown = null;

  function facts(task) {
    const list = [
      ...fact("State", status(task.state, { chip: true })),
      ...fact("Step", `${store.stepName(task.stepId)} (${task.stepType})`),
    ];
    if (task.exitCode != null) list.push(...fact("Exit code", String(task.exitCode)));
    if (task.attempt) list.push(...fact("Attempts", String(task.attempt)));
    if (task.startedAt) list.push(...fact("Started", moment(task.startedAt)));
    if (task.durationMs != null) list.push(...fact("Duration", duration(task.durationMs)));
    for (const [name, value] of Object.entries(task.outputs ?? {})) {
      list.push(...fact(name, typeof value === "string" ? value : JSON.stringify(value)));
    }
    return list;
  }

  function paint(parts) {
    const task = shown && store.tasks.get(shown);
    if (!task || !dialog.open) return;
    if (parts.has("tasks") || parts.has("shown")) {
      part("title").textContent = task.targetName ?? store.stepName(task.stepId);
      part("facts").replaceChildren(...facts(task));
      const failure = part("failure");
      failure.hidden = !task.failure;
      failure.querySelector("span").textContent = task.failure?.message ?? "";
      part("truncated").hidden = !task.truncated;
      const query = new URLSearchParams({ stepId: task.stepId });
      if (task.targetId) query.set("targetId", task.targetId);
      part("download").href = `${part("download").dataset.address}?${query}`;
    }
    if (parts.has("output") || parts.has("shown")) {
      const lines = store.lines.all.filter((line) => line.taskId === task.id);
      pane.set(lines);
      part("none").hidden = lines.length > 0;
    }
  }

  function open(id) {
    shown = id;
    if (!dialog.open) dialog.showModal();
    pane.follow(true);
    paint(new Set(["shown"]));
  }

  dialog.addEventListener("close", () => {
    shown = null;
    if (location.hash.startsWith("#task=")) history.replaceState(null, "", location.pathname + location.search);
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  return { open, paint };
}
