// The keyboard: ? shows the keys, g and a letter goes, / filters, j and k move through a list, Enter opens.

const PLACES = { d: "dashboard", e: "executions", j: "jobs", t: "targets", c: "credentials", a: "audit", n: "notifications" };
let going = -Infinity; // when g was pressed, on the clock of events

function rows() {
  return [...document.querySelectorAll("tr[data-href]")];
}

function move(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.classList.contains("oc-selected"));
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  all.forEach((row) => row.classList.toggle("oc-selected", row === next));
  next.scrollIntoView({ block: "nearest" });
}

function press(event) {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      typing.form?.querySelector(".oc-primary")?.click();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.timeStamp - going < 1200 && PLACES[event.key]) {
    const link = document.querySelector(`.oc-nav a[data-also^="${PLACES[event.key]},"]`);
    going = -Infinity;
    if (link) link.click();
    return;
  }
  switch (event.key) {
    case "g":
      going = event.timeStamp;
      break;
    case "?":
      document.getElementById("keys")?.showModal();
      break;
    case "/": {
      const field = document.querySelector("[data-filter]");
      if (field) {
        event.preventDefault();
        field.focus();
        field.select();
      }
      break;
    }
    case "j":
      move(1);
      break;
    case "k":
      move(-1);
      break;
    case "Enter": {
      const row = document.querySelector("tr.oc-selected[data-href]");
      if (row && !event.target.closest("a, button")) location.assign(row.dataset.href);
      break;
    }
  }
}

document.addEventListener("keydown", press);
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-show-keys]")) document.getElementById("keys")?.showModal();
});
