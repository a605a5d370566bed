// <oc-graph workflow='{"nodes": …, "edges": …}'> draws a workflow from the same JSON that the API takes. show(steps) colours
// it live; a click on a step then tells which one by an `oc-step` event.
import { layout, NODE } from "./graph/layout.js";
import { count } from "./format.js";
import { shape, word } from "./status.js";

const ICONS = { "ssh.command": "\ue9e7", "ssh.script": "\ue9f6", "sftp.upload": "\ue934" };
const OTHER = "\ue9db";
const MARGIN = 12;

function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function short(text, length) {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** A smooth way through the points; every piece leaves and arrives level. */
function way(points) {
  let path = `M${points[0].x} ${points[0].y}`;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    const bend = (b.x - a.x) / 2;
    path += a.y === b.y ? `L${b.x} ${b.y}` : `C${a.x + bend} ${a.y} ${b.x - bend} ${b.y} ${b.x} ${b.y}`;
  }
  return path;
}

class Graph extends HTMLElement {
  static observedAttributes = ["workflow"];
  #cards = new Map();

  connectedCallback() {
    this.draw();
  }
  attributeChangedCallback() {
    if (this.isConnected) this.draw();
  }

  draw() {
    const workflow = JSON.parse(this.getAttribute("workflow") || "{}");
    const nodes = workflow.nodes ?? [];
    this.#cards.clear();
    this.replaceChildren();
    this.toggleAttribute("data-empty", nodes.length === 0);
    if (!nodes.length) return;
    const plan = layout({ nodes, edges: workflow.edges ?? [] });
    const width = plan.width + 2 * MARGIN;
    const height = plan.height + 2 * MARGIN;
    const drawing = svg("svg", { width, height, viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}` });
    for (const { edge, points } of plan.edges) drawing.append(this.#edge(edge, points));
    for (const node of nodes) drawing.append(this.#card(node, plan.nodes.get(node.id)));
    this.append(drawing);
  }

  #edge(edge, points) {
    const last = points[points.length - 1];
    const a = points[0];
    const b = points[1];
    const text = edge.when ? `${edge.on} if…` : edge.on;
    const wide = text.length * 6.2 + 14;
    const title = `${edge.from} → ${edge.to} on ${edge.on}${edge.when ? `, when ${edge.when}` : ""}`;
    return svg("g", { class: `oc-edge oc-edge-${edge.on}` },
      svg("title", {}, title),
      svg("path", { class: "oc-edge-way", d: way([...points.slice(0, -1), { x: last.x - 7, y: last.y }]) }),
      svg("path", { class: "oc-edge-head", d: `M${last.x - 8} ${last.y - 4.5}L${last.x} ${last.y}L${last.x - 8} ${last.y + 4.5}Z` }),
      svg("g", { transform: `translate(${(a.x + b.x) / 2} ${(a.y + b.y) / 2})` },
        svg("rect", { class: "oc-edge-pill", x: -wide / 2, y: -9, width: wide, height: 18, rx: 9 }),
        svg("text", { class: "oc-edge-word", "text-anchor": "middle", y: 4 }, text)));
  }

  #card(node, { x, y }) {
    const name = node.name || node.id;
    const state = svg("g", { class: "oc-step-state", transform: `translate(${NODE.width - 28} 10)` });
    const counts = svg("text", { class: "oc-step-count", x: NODE.width - 12, y: 41, "text-anchor": "end" });
    const card = svg("g", { class: "oc-step", transform: `translate(${x} ${y})`, "data-step": node.id },
      svg("title", {}, `${name} (${node.type})`),
      svg("rect", { class: "oc-step-card", width: NODE.width, height: NODE.height, rx: 9 }),
      svg("rect", { class: "oc-step-tile", x: 10, y: 12, width: 32, height: 32, rx: 7 }),
      svg("text", { class: "oc-step-icon", x: 26, y: 33.5, "text-anchor": "middle" }, ICONS[node.type] ?? OTHER),
      svg("text", { class: "oc-step-name", x: 52, y: 25 }, short(name, 16)),
      svg("text", { class: "oc-step-type", x: 52, y: 41 }, short(node.type ?? "", 15)),
      state, counts);
    if (node.join === "any") card.append(svg("text", { class: "oc-step-join", x: 4, y: -4 }, "any"));
    this.#cards.set(node.id, { card, state, counts, name });
    return card;
  }

  /** Colours the steps: a map of step id to {state, done, total, skipped}. */
  show(steps) {
    for (const [id, { card, state, counts, name }] of this.#cards) {
      const now = steps.get(id);
      if (!now) continue;
      if (card.dataset.state !== now.state) {
        card.dataset.state = now.state;
        const drawn = shape(now.state);
        drawn.setAttribute("width", 16);
        drawn.setAttribute("height", 16);
        state.replaceChildren(drawn);
        card.setAttribute("tabindex", 0);
        card.setAttribute("role", "button");
        card.onclick = () => this.dispatchEvent(new CustomEvent("oc-step", { detail: id, bubbles: true }));
        card.onkeydown = (event) => { if (event.key === "Enter") card.onclick(); };
      }
      const text = now.total && now.total + now.skipped > 1 ? `${count(now.done)}/${count(now.total)}` : "";
      if (counts.textContent !== text) counts.textContent = text;
      card.setAttribute("aria-label", `${name}: ${word(now.state)}${text ? `, ${text} targets` : ""}`);
    }
  }
}

customElements.define("oc-graph", Graph);
