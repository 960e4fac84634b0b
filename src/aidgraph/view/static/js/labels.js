// Names in the graph: written at one size whatever the zoom, the most tied first, none over another.

import { pairOf } from "./selection.js";
import { state } from "./state.js";
import { inks } from "./theme.js";

const SIZE = 12.5;
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const MOST = 500; // names that are tried in one picture
const CELL = 48;

export function drawLabels(context, graph) {
  if (graph.moving && graph.now.nodes.size > MOST) return;
  const scale = graph.network.getScale();
  const bold = new Set(pairOf(state().sel));
  const ink = inks();
  const size = SIZE / scale;
  context.save();
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  const taken = new Taken(scale);
  const items = ordered(graph, bold);
  const first = items.filter((item) => item.first);
  for (const item of first) taken.point(item);
  write(context, first, taken, size, ink, scale);
  const others = items.filter((item) => !item.first);
  for (const item of others) taken.point(item);
  write(context, others, taken, size, ink, scale);
  context.restore();
}

// Provinces and what is selected come first: they may cover a smaller point, the others cover none.
function write(context, items, taken, size, ink, scale) {
  for (const item of items) {
    context.font = `${item.bold ? "600 " : ""}${size}px ${FONT}`;
    const at = taken.room(item, context.measureText(item.name).width || 1, size);
    if (!at) continue;
    context.lineWidth = 3 / scale;
    context.strokeStyle = ink.paper;
    context.globalAlpha = item.back ? 0.4 : 1;
    context.strokeText(item.name, at.x, at.y);
    context.fillStyle = ink.ink;
    context.fillText(item.name, at.x, at.y);
    context.globalAlpha = 1;
  }
}

// What is in sight, the selected first, then by type and number of ties.
function ordered(graph, bold) {
  const at = graph.network.getPositions();
  const seen = sight(graph);
  const items = [];
  for (const id of graph.now.nodes) {
    const point = at[id];
    if (!point || !seen(point)) continue;
    const node = graph.store.nodes.get(id);
    const province = node.type === "Province";
    const near = Boolean(graph.focus) && graph.focus.nodes.has(id);
    const rank = (bold.has(id) ? 1e9 : 0) + (province ? 1e6 : 0) + (graph.isLit(id) ? 1e5 : 0) + (graph.focus && graph.focus.nodes.has(id) ? 1e7 : 0) + (node.degree || 0);
    items.push({ id, name: short(node.label), x: point.x, y: point.y, off: province ? 23 : 15, rank, bold: bold.has(id), first: province || bold.has(id) || near, back: Boolean(graph.focus) && !near });
  }
  items.sort((one, two) => two.rank - one.rank || (one.id < two.id ? -1 : 1));
  return items.slice(0, MOST);
}

function sight(graph) {
  const box = graph.container.getBoundingClientRect();
  const from = graph.network.DOMtoCanvas({ x: 0, y: 0 });
  const to = graph.network.DOMtoCanvas({ x: box.width, y: box.height });
  return (point) => point.x > from.x && point.x < to.x && point.y > from.y && point.y < to.y;
}

export function short(name) {
  return name.length > 14 ? `${name.slice(0, 13)}…` : name;
}

// Boxes that are written on, found by the cells that they touch.
class Taken {
  constructor(scale) {
    this.cells = new Map();
    this.cell = CELL / scale;
  }

  // Below the point, or else right, left or above it: the first that is free; of what is selected below in any case.
  room(item, width, size) {
    const [tall, off] = [size * 1.15, item.off];
    const spots = [
      { x: item.x, y: item.y + off }, { x: item.x + off + width / 2, y: item.y - tall / 2 },
      { x: item.x - off - width / 2, y: item.y - tall / 2 }, { x: item.x, y: item.y - off - tall },
    ];
    const box = (at) => [at.x - width / 2, at.y, at.x + width / 2, at.y + tall];
    return spots.find((at) => this.take(box(at), false)) || (item.bold && this.take(box(spots[0]), true) ? spots[0] : null);
  }

  point({ x, y, off }) {
    const half = off * 0.6;
    this.take([x - half, y - half, x + half, y + half], true);
  }

  take(box, always) {
    const keys = this.keys(box);
    const free = keys.every((key) => (this.cells.get(key) || []).every((other) => apart(box, other)));
    if (!free && !always) return false;
    for (const key of keys) this.cells.set(key, [...(this.cells.get(key) || []), box]);
    return true;
  }

  keys([left, top, right, bottom]) {
    const keys = [];
    for (let x = Math.floor(left / this.cell); x <= right / this.cell; x += 1) {
      for (let y = Math.floor(top / this.cell); y <= bottom / this.cell; y += 1) keys.push(`${x} ${y}`);
    }
    return keys;
  }
}

function apart(one, other) {
  return one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1];
}
