// <oc-time datetime="…"> shows a moment relative to now, the exact one on hover; <oc-elapsed from="…" to="…"> a duration
// that runs while `to` is absent. One timer serves all of them.
import { duration, exact, relative } from "./format.js";

const shown = new Set();
setInterval(() => shown.forEach((element) => element.show()), 1000);

class Moment extends HTMLElement {
  connectedCallback() {
    shown.add(this);
    this.show();
  }
  disconnectedCallback() {
    shown.delete(this);
  }
}

class Time extends Moment {
  static observedAttributes = ["datetime"];
  attributeChangedCallback() {
    this.show();
  }
  show() {
    const date = new Date(this.getAttribute("datetime"));
    if (Number.isNaN(date.getTime())) return;
    const text = relative(date);
    if (this.textContent !== text) this.textContent = text;
    const title = exact(date);
    if (this.title !== title) this.title = title;
  }
}

class Elapsed extends Moment {
  static observedAttributes = ["from", "to"];
  attributeChangedCallback() {
    this.show();
  }
  show() {
    const from = this.getAttribute("from");
    const to = this.getAttribute("to");
    const text = from ? duration((to ? new Date(to) : new Date()) - new Date(from)) : "–";
    if (this.textContent !== text) this.textContent = text;
  }
}

customElements.define("oc-time", Time);
customElements.define("oc-elapsed", Elapsed);
