// What every page needs: rail, theme, profile, times, drawings, keys, guarded forms and the running count.
import "./time.js";
import "./graph.js";
import "./keys.js";
import "./guard.js";
import "./fields.js";
import "./primefaces.js";
import { count } from "./format.js";

const root = document.documentElement;

function markPage() {
  const page = location.pathname.split("/").pop().replace(/\.xhtml$/, "") || "dashboard";
  for (const link of document.querySelectorAll(".oc-nav a")) {
    if (link.dataset.also.split(",").includes(page)) link.setAttribute("aria-current", "page");
  }
}

function markTheme() {
  const chosen = localStorage.getItem("oc-theme") ?? "system";
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen));
  }
}

function chooseTheme(theme) {
  if (theme === "system") {
    localStorage.removeItem("oc-theme");
    delete root.dataset.theme;
  } else {
    localStorage.setItem("oc-theme", theme);
    root.dataset.theme = theme;
  }
  markTheme();
}

function foldRail() {
  if (root.dataset.rail === "narrow") {
    delete root.dataset.rail;
    localStorage.removeItem("oc-rail");
  } else {
    root.dataset.rail = "narrow";
    localStorage.setItem("oc-rail", "narrow");
  }
}

async function showRunning() {
  const link = document.querySelector("[data-running]");
  if (!link || document.hidden) return;
  try {
    const answer = await fetch(link.dataset.running, { headers: { Accept: "application/json" } });
    if (!answer.ok || !answer.headers.get("Content-Type")?.includes("json")) return;
    const { running } = await answer.json();
    link.querySelector("[data-count]").textContent = count(running);
    link.toggleAttribute("data-busy", running > 0);
  } catch {
    link.removeAttribute("data-busy"); // the server is away; the next round tells
  }
}

document.addEventListener("click", (event) => {
  const hit = (selector) => event.target.closest(selector);
  if (hit("[data-open-drawer]")) root.dataset.drawer = "";
  if (hit("[data-close-drawer]")) delete root.dataset.drawer;
  if (hit("[data-fold-rail]")) foldRail();
  const theme = hit("[data-theme-choice]");
  if (theme) chooseTheme(theme.dataset.themeChoice);
  const profile = document.querySelector(".oc-profile[open]");
  if (profile && !profile.contains(event.target)) profile.open = false;
  if (hit("[data-close-dialog]")) event.target.closest("dialog").close();
  const row = hit("tr[data-href]");
  if (row && !hit("a, button, input, select, label, summary") && !getSelection().toString()) {
    if (event.ctrlKey || event.metaKey) window.open(row.dataset.href);
    else location.assign(row.dataset.href);
  }
});
document.addEventListener("auxclick", (event) => {
  const row = event.target.closest("tr[data-href]");
  if (row && event.button === 1 && !event.target.closest("a")) window.open(row.dataset.href);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  delete root.dataset.drawer;
  const profile = document.querySelector(".oc-profile[open]");
  if (profile) profile.open = false;
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) event.target.form.requestSubmit();
});

markPage();
markTheme();
showRunning();
setInterval(showRunning, 10000);
