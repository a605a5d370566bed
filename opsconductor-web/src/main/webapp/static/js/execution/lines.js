// Turns chunks of output into lines, keeping the newest. A chunk may end within a line: the rest joins it when it comes.

const KEPT = 20000;

export class Lines {
  all = [];
  dropped = 0;
  #open = new Map();
  #serial = 0;

  /** Takes {seq, taskId, stepId, targetId, stream, at, text}. */
  add(item) {
    const key = `${item.taskId}/${item.stream}`;
    const pieces = item.text.split("\n");
    pieces.forEach((piece, i) => {
      const last = i === pieces.length - 1;
      let line = this.#open.get(key);
      if (!line) {
        if (last && piece === "") return;
        line = { serial: this.#serial++, taskId: item.taskId, stepId: item.stepId, targetId: item.targetId ?? "", stream: item.stream, at: item.at, text: "" };
        this.all.push(line);
        this.#open.set(key, line);
      }
      line.text = carriage(line.text + piece);
      if (!last) this.#open.delete(key);
    });
    if (this.all.length > KEPT * 1.1) {
      this.dropped += this.all.length - KEPT;
      this.all = this.all.slice(-KEPT);
    }
  }

  end() {
    this.#open.clear();
  }
}

/** What a terminal would show of a line with carriage returns: the text after the last one that is not at the end. */
function carriage(text) {
  const trimmed = text.endsWith("\r") ? text.slice(0, -1) : text;
  const at = trimmed.lastIndexOf("\r");
  return at < 0 ? text : text.slice(at + 1);
}

const SEQUENCE = /\x1b\[([0-9;]*)([A-Za-z])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b./g;

/** The line without its escape sequences. */
export function plain(text) {
  return text.replace(SEQUENCE, "").replace(/\r$/, "");
}

/** The line as nodes: ANSI colours become classes, matches of the search become marks. */
export function render(text, query) {
  const fragment = document.createDocumentFragment();
  let style = [];
  let at = 0;
  const put = (piece) => {
    if (!piece) return;
    const holder = style.length ? document.createElement("span") : fragment;
    if (style.length) {
      holder.className = style.join(" ");
      fragment.append(holder);
    }
    mark(holder, piece, query);
  };
  const clean = text.replace(/\r$/, "");
  for (const match of clean.matchAll(SEQUENCE)) {
    put(clean.slice(at, match.index));
    at = match.index + match[0].length;
    if (match[2] === "m") style = apply(style, match[1]);
  }
  put(clean.slice(at));
  return fragment;
}

function apply(style, codes) {
  let next = style;
  for (const code of (codes || "0").split(";").map(Number)) {
    if (code === 0) next = [];
    else if (code === 1) next = [...next, "ansi-bold"];
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) {
      next = [...next.filter((c) => c === "ansi-bold"), `ansi-${code % 10}`];
    } else if (code === 39) next = next.filter((c) => c === "ansi-bold");
  }
  return next;
}

function mark(holder, text, query) {
  if (!query) {
    holder.append(text);
    return;
  }
  const low = text.toLowerCase();
  let at = 0;
  for (let hit = low.indexOf(query); hit >= 0; hit = low.indexOf(query, at)) {
    holder.append(text.slice(at, hit));
    const found = document.createElement("mark");
    found.textContent = text.slice(hit, hit + query.length);
    holder.append(found);
    at = hit + query.length;
  }
  holder.append(text.slice(at));
}
