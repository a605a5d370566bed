// The live page of one execution: one push connection feeds one store, from which the views paint themselves.
import { drawer } from "./drawer.js";
import { failures } from "./failures.js";
import { head } from "./head.js";
import { matrix } from "./matrix.js";
import { output } from "./output.js";
import { retries } from "./retries.js";
import { Store } from "./store.js";
import { follow } from "./stream.js";

const root = document.getElementById("execution");
const workflow = JSON.parse(root.dataset.workflow);
const store = new Store(workflow);
const task = drawer(document.getElementById("task"), store);

function openTask(id) {
  history.replaceState(null, "", `#task=${id}`);
  task.open(id);
}

function openHash() {
  const id = location.hash.match(/^#task=(.+)$/)?.[1];
  if (id && store.tasks.has(id)) task.open(id);
}

const graph = document.querySelector("oc-graph");
const views = [
  head(root, store),
  failures(document.getElementById("failures"), store),
  matrix(document.getElementById("view-matrix"), store, openTask),
  output(document.getElementById("view-output"), store),
  task.paint,
  retries(store),
  (parts) => { if (graph && parts.has("tasks")) graph.show(store.summary()); },
];
views.forEach((view) => store.watch(view));

// Views are switched without a reload; the address holds which one.
const tabs = [...document.querySelectorAll("[data-view]")];
function showView(name, note) {
  for (const tab of tabs) {
    const on = tab.dataset.view === name;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    document.getElementById(`view-${tab.dataset.view}`).hidden = !on;
  }
  if (note) {
    const address = new URL(location.href);
    address.searchParams.set("view", name);
    history.replaceState(null, "", address);
  }
  if (name === "history") window.showHistory();
  store.touch("shown");
}
tabs.forEach((tab, i) => {
  tab.addEventListener("click", () => showView(tab.dataset.view, true));
  tab.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = tabs[(i + by + tabs.length) % tabs.length];
    showView(next.dataset.view, true);
    next.focus();
  });
});
const wanted = new URLSearchParams(location.search).get("view");
showView(tabs.some((t) => t.dataset.view === wanted) ? wanted : root.dataset.first, false);

graph?.addEventListener("oc-step", (event) => {
  const found = [...store.tasks.values()].filter((t) => t.stepId === event.detail);
  if (found.length === 1) openTask(found[0].id);
  else {
    const select = document.querySelector("#view-output [data-part='step']");
    select.value = event.detail;
    showView("output", true);
  }
});
window.addEventListener("hashchange", openHash);
let opened = !location.hash.startsWith("#task=");
store.watch(() => {
  if (opened) return;
  const id = location.hash.slice("#task=".length);
  if (store.tasks.has(id)) {
    opened = true;
    openHash();
  }
});

// When the connection is lost the page says so, and catches up by itself when it is back.
const link = document.getElementById("link");
follow(root.dataset.events, store, (state) => {
  link.dataset.link = state;
  link.hidden = state === "live" || state === "ended";
  if (state === "closed") link.querySelector("span").textContent = "Live updates have stopped. Reload the page to resume.";
});
