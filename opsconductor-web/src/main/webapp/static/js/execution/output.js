// The output, merged or of one target and step. Only the lines in sight are in the page. It follows the end, lets go when one
// scrolls up, and takes hold again at the bottom. Lines have one height; wrapped ones are taken for one line until they were
// in sight.
import { clock, count } from "../format.js";
import { plain, render } from "./lines.js";

const LINE = 20;
const SPARE = 20;
const WRAP = "oc-wrap";

/**
 * Shows lines in a scrolling pane.
 *
 * @param pane the scroller
 * @param describe gives a line's badge (text), or nothing
 * @param onFollow is told whether the end is followed
 */
export class Pane {
  lines = [];
  query = "";
  following = true;
  wrapped = localStorage.getItem(WRAP) === "on";
  #current = -1;
  #heights = new Map(); // of wrapped lines that were in sight: serial → height
  #tops = [];

  constructor(pane, describe, onFollow = () => {}) {
    this.pane = pane;
    this.describe = describe;
    this.onFollow = onFollow;
    this.sheet = document.createElement("div");
    this.sheet.className = "oc-lines";
    pane.replaceChildren(this.sheet);
    pane.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => {
      this.#heights.clear();
      this.#settle();
    }).observe(pane);
  }

  set(lines) {
    this.lines = lines;
    this.#settle();
  }

  follow(on) {
    this.following = on;
    this.onFollow(on);
    this.#settle();
  }

  wrap(on) {
    this.wrapped = on;
    localStorage.setItem(WRAP, on ? "on" : "off");
    this.#heights.clear();
    this.#settle();
  }

  go(index) {
    this.#current = index;
    this.following = false;
    this.onFollow(false);
    this.pane.scrollTop = Math.max(0, this.#top(index) - this.pane.clientHeight / 2);
    this.draw();
  }

  #settle() {
    this.sheet.classList.toggle("oc-lines-wrapped", this.wrapped);
    this.#place();
    if (this.following) this.pane.scrollTop = this.pane.scrollHeight;
    this.draw();
  }

  #place() {
    this.#tops = [];
    if (this.wrapped) {
      let top = 0;
      for (const line of this.lines) {
        this.#tops.push(top);
        top += this.#heights.get(line.serial) ?? LINE;
      }
      this.#tops.push(top);
    }
    this.sheet.style.height = `${this.#top(this.lines.length)}px`;
  }

  #top(index) {
    return this.wrapped ? this.#tops[index] ?? 0 : index * LINE;
  }

  /** The line that covers that height. */
  #at(height) {
    if (!this.wrapped) return Math.floor(height / LINE);
    let low = 0;
    let high = this.lines.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.#tops[middle] <= height) low = middle;
      else high = middle;
    }
    return low;
  }

  #scrolled() {
    const atEnd = this.pane.scrollTop + this.pane.clientHeight >= this.pane.scrollHeight - LINE;
    if (atEnd !== this.following) {
      this.following = atEnd;
      this.onFollow(atEnd);
    }
    requestAnimationFrame(() => this.draw());
  }

  draw() {
    const top = this.pane.scrollTop;
    const first = Math.max(0, this.#at(top) - SPARE);
    const last = Math.min(this.lines.length, this.#at(top + this.pane.clientHeight) + 1 + SPARE);
    const rows = this.lines.slice(first, last).map((line, i) => this.#row(line, first + i));
    this.sheet.replaceChildren(...rows);
    if (this.wrapped) this.#measure(rows, first);
  }

  /** Puts the wrapped lines in sight one beneath the other, as high as they turned out. */
  #measure(rows, first) {
    let changed = false;
    rows.forEach((row, i) => {
      const { serial } = this.lines[first + i];
      const height = row.offsetHeight;
      if (height && height !== (this.#heights.get(serial) ?? LINE)) {
        this.#heights.set(serial, height);
        changed = true;
      }
    });
    if (!changed) return;
    this.#place();
    rows.forEach((row, i) => { row.style.top = `${this.#top(first + i)}px`; });
    if (this.following) this.pane.scrollTop = this.pane.scrollHeight;
  }

  #row(line, index) {
    const row = document.createElement("div");
    row.className = line.stream === "stderr" ? "oc-line oc-line-err" : "oc-line";
    if (index === this.#current) row.classList.add("oc-line-now");
    row.style.top = `${this.#top(index)}px`;
    const at = document.createElement("time");
    at.textContent = clock(new Date(line.at));
    row.append(at);
    const badge = this.describe(line);
    if (badge) {
      const holder = document.createElement("span");
      holder.className = "oc-line-badge";
      holder.textContent = badge;
      holder.title = badge;
      row.append(holder);
    }
    const text = document.createElement("span");
    text.className = "oc-line-text";
    text.append(render(line.text, this.query));
    row.append(text);
    return row;
  }
}

export function output(root, store) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const step = part("step");
  const target = part("target");
  const names = part("names");
  const find = part("find");
  const counter = part("hits");
  const followBox = part("follow");
  const wrapBox = part("wrap");
  const download = part("download");
  const note = part("dropped");
  const none = part("none");
  let hits = [];
  let hit = -1;

  const many = () => store.rows.size > 1;
  const pane = new Pane(part("pane"), (line) => {
    const where = many() && !target.value ? store.targetName(line.targetId) : "";
    const what = store.steps.length > 1 && !step.value ? store.stepName(line.stepId) : "";
    return [where, what].filter(Boolean).join(" · ");
  }, (on) => { followBox.checked = on; });

  step.append(...store.steps.map((s) => new Option(s.name, s.id)));

  function targetId() {
    const name = target.value.trim();
    if (!name) return null;
    for (const row of store.rows.values()) if (row.name === name) return row.id;
    return undefined;
  }

  function choose() {
    const id = targetId();
    const text = target.value.trim().toLowerCase();
    const lines = store.lines.all.filter((line) =>
      (!step.value || line.stepId === step.value)
      && (id === null || (id === undefined ? store.targetName(line.targetId).toLowerCase().includes(text) : line.targetId === id)));
    pane.query = find.value.toLowerCase();
    hits = [];
    if (pane.query) lines.forEach((line, i) => { if (plain(line.text).toLowerCase().includes(pane.query)) hits.push(i); });
    counter.textContent = pane.query ? `${hits.length ? count(Math.max(0, hit) + 1) : 0} of ${count(hits.length)}` : "";
    pane.set(lines);
    none.hidden = lines.length > 0;
    note.hidden = store.lines.dropped === 0;
    note.textContent = `${count(store.lines.dropped)} earlier lines are not shown. Download the output to see all of it.`;
    const query = new URLSearchParams();
    if (step.value) query.set("stepId", step.value);
    if (id) query.set("targetId", id);
    download.href = `${download.dataset.address}?${query}`;
  }

  function jump(by) {
    if (!hits.length) return;
    hit = (hit + by + hits.length) % hits.length;
    pane.go(hits[hit]);
    counter.textContent = `${count(hit + 1)} of ${count(hits.length)}`;
  }

  find.addEventListener("input", () => { hit = -1; choose(); if (hits.length) jump(1); });
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      jump(event.shiftKey ? -1 : 1);
    }
  });
  part("next").addEventListener("click", () => jump(1));
  part("previous").addEventListener("click", () => jump(-1));
  for (const field of [step, target]) field.addEventListener("input", choose);
  wrapBox.checked = pane.wrapped;
  wrapBox.addEventListener("change", () => pane.wrap(wrapBox.checked));
  followBox.addEventListener("change", () => pane.follow(followBox.checked));

  let known = -1;
  return function paint(parts) {
    if (parts.has("tasks") && store.rows.size !== known) {
      known = store.rows.size;
      names.replaceChildren(...[...store.rows.values()].filter((r) => r.id).map((r) => new Option(r.name, r.name)));
      target.hidden = known < 2;
    }
    if (parts.has("output") || parts.has("shown")) choose();
  };
}
