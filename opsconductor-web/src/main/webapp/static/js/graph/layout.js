// Places the steps of a workflow in layers from left to right, so that nothing overlaps and edges cross little.

export const NODE = { width: 196, height: 56, gapX: 92, gapY: 26 };

/** The layer of each node: one more than the deepest of those before it. Edges that would close a cycle are left out. */
function layers(nodes, edges) {
  const layer = new Map(nodes.map((n) => [n.id, 0]));
  for (let round = 0, moved = true; moved && round < nodes.length; round++) {
    moved = false;
    for (const { from, to } of edges) {
      const least = layer.get(from) + 1;
      if (layer.get(to) < least && least < nodes.length) {
        layer.set(to, least);
        moved = true;
      }
    }
  }
  return layer;
}

/** Cuts edges over several layers into pieces between neighbouring layers, by way of invisible nodes. */
function cut(edges, layer) {
  const waypoints = [];
  const chains = edges.map((edge) => {
    const chain = [edge.from];
    for (let l = layer.get(edge.from) + 1; l < layer.get(edge.to); l++) {
      const id = `\u0000${waypoints.length}`;
      waypoints.push({ id, layer: l });
      chain.push(id);
    }
    chain.push(edge.to);
    return chain;
  });
  return { waypoints, chains };
}

/** Orders each layer by the mean place of its neighbours, a few times to and fro. */
function order(columns, chains) {
  const before = new Map();
  const after = new Map();
  const link = (map, a, b) => map.set(a, [...(map.get(a) ?? []), b]);
  for (const chain of chains) {
    for (let i = 1; i < chain.length; i++) {
      link(after, chain[i - 1], chain[i]);
      link(before, chain[i], chain[i - 1]);
    }
  }
  const place = new Map();
  const note = (column) => column.forEach((id, i) => place.set(id, i - (column.length - 1) / 2));
  columns.forEach(note);
  const mean = (id, neighbours) => {
    const near = neighbours.get(id);
    return near?.length ? near.reduce((sum, n) => sum + place.get(n), 0) / near.length : place.get(id);
  };
  for (let sweep = 0; sweep < 6; sweep++) {
    const forth = sweep % 2 === 0;
    for (const column of forth ? columns : [...columns].reverse()) {
      const rank = new Map(column.map((id) => [id, mean(id, forth ? before : after)]));
      column.sort((a, b) => rank.get(a) - rank.get(b));
      note(column);
    }
  }
}

/**
 * The drawing of a workflow.
 *
 * @returns {{nodes: Map<string, {x, y}>, edges: {edge, points: {x, y}[]}[], width, height}}
 */
export function layout({ nodes, edges }) {
  const known = new Set(nodes.map((n) => n.id));
  const drawn = edges.filter((e) => known.has(e.from) && known.has(e.to) && e.from !== e.to);
  const layer = layers(nodes, drawn);
  const forward = drawn.filter((e) => layer.get(e.from) < layer.get(e.to));
  const { waypoints, chains } = cut(forward, layer);
  const columns = [];
  for (const n of nodes) (columns[layer.get(n.id)] ??= []).push(n.id);
  for (const w of waypoints) (columns[w.layer] ??= []).push(w.id);
  order(columns, chains);

  const pitch = NODE.height + NODE.gapY;
  const tallest = Math.max(1, ...columns.map((c) => c.length));
  const places = new Map();
  columns.forEach((column, l) => column.forEach((id, i) => places.set(id, {
    x: l * (NODE.width + NODE.gapX),
    y: (i + (tallest - column.length) / 2) * pitch,
  })));
  const middle = NODE.height / 2;
  return {
    nodes: places,
    edges: forward.map((edge, i) => ({
      edge,
      points: chains[i].flatMap((id, k) => {
        const { x, y } = places.get(id);
        if (k === 0) return [{ x: x + NODE.width, y: y + middle }];
        if (k === chains[i].length - 1) return [{ x, y: y + middle }];
        return [{ x, y: y + middle }, { x: x + NODE.width, y: y + middle }];
      }),
    })),
    width: columns.length * (NODE.width + NODE.gapX) - NODE.gapX,
    height: tallest * pitch - NODE.gapY,
  };
}
