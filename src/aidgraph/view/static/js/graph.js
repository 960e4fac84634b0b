// The graph: from what is to be drawn to a vis-network that is changed in place, without physics.

import { sortOf } from "./families.js";
import { drawLabels } from "./labels.js";
import { picture } from "./picture.js";
import { pair, pairOf } from "./selection.js";
import { change, state, years } from "./state.js";
import { inks } from "./theme.js";

const ROOM = 120; // pixels for the names at the edges of the picture
const MANY = 900; // edges from which lines are straight, and hidden while the picture moves
const SIZE = { Province: 20, City: 14, Zone: 12, County: 11 };

export class Graph {
  constructor(store, container, { hover, activate }) {
    this.store = store;
    this.container = container;
    this.act = { hover, activate };
    this.network = null;
    this.route = [];
    this.focus = null;
    this.now = { nodes: new Set(), edges: [] };
  }

  draw() {
    this.now = picture(this.store, this.route);
    this.focus = this.focused();
    const nodes = [...this.now.nodes].map((id) => this.node(id));
    const edges = this.now.edges.map((edge) => this.edge(edge));
    if (this.network === null) this.start(nodes, edges);
    else {
      this.toggleMany(edges.length);
      replace(this.nodes, nodes);
      replace(this.edges, edges);
    }
    this.select();
  }

  // The nodes of the paths that are shown; whether they are others than before.
  setRoute(ids) {
    const same = ids.length === this.route.length && ids.every((id, at) => id === this.route[at]);
    this.route = ids;
    return !same;
  }

  // What is looked at now, with what it has ties to; the rest stands back. Nothing where all is.
  focused() {
    const [from, to] = pairOf(state().sel);
    const { edges } = this.now;
    if (edges.length > MANY || (!from && !this.route.length)) return null;
    const [first, second] = [this.store.within(from), this.store.within(to)];
    const between = (edge) => first.has(edge.from) && second.has(edge.to);
    const near = edges.filter((edge) => (to ? between(edge) : from ? first.has(edge.from) || first.has(edge.to) : follows(this.route, edge)));
    return { edges: new Set(near.map((edge) => edge.id)), nodes: new Set([from, to, ...(from ? [] : this.route), ...near.flatMap((edge) => [edge.from, edge.to])]) };
  }

  start(nodes, edges) {
    this.nodes = new vis.DataSet(nodes);
    this.edges = new vis.DataSet(edges);
    this.network = new vis.Network(this.container, { nodes: this.nodes, edges: this.edges }, options(edges.length));
    this.many = edges.length > MANY;
    this.network.on("afterDrawing", (context) => drawLabels(context, this));
    this.network.on("click", (event) => this.clicked(event));
    this.network.on("doubleClick", (event) => event.nodes[0] && this.act.activate(event.nodes[0]));
    this.network.on("hoverEdge", (event) => this.act.hover(this.edges.get(event.edge)));
    this.network.on("hoverNode", (event) => this.act.hover({ node: event.node }));
    this.network.on("blurEdge", () => this.act.hover(null));
    this.network.on("blurNode", () => this.act.hover(null));
    this.network.on("dragStart", () => { this.moving = true; });
    this.network.on("dragEnd", (event) => this.dropped(event));
    this.fit();
  }

  toggleMany(edges) {
    if (this.many !== edges > MANY) this.network.setOptions(options(edges));
    this.many = edges > MANY;
  }

  fit(ids) {
    const nodes = ids || [...this.now.nodes];
    if (!this.network || !nodes.length) return;
    this.network.fit({ nodes, minZoomLevel: 0.02, maxZoomLevel: 1.1 });
    const { width } = this.container.getBoundingClientRect();
    this.network.moveTo({ scale: this.network.getScale() * Math.max(0.6, 1 - ROOM / width) });
  }

  node(id) {
    const node = this.store.nodes.get(id);
    const ink = inks();
    const sort = sortOf(node.type);
    const ring = node.type === "Group";
    const pinned = state().pin[id];
    const [x, y] = pinned || [node.x, node.y];
    const lit = this.isLit(id) && (!this.focus || this.focus.nodes.has(id));
    return {
      id, x, y, shape: node.shape, size: SIZE[node.type] || 12, borderWidth: ring || pinned ? 3 : this.now.nodes.size > MANY ? 0 : 1, opacity: lit ? undefined : 0.35,
      color: {
        background: ring ? ink.paper : sort.colour, border: ring ? sort.colour : pinned ? ink.ink : ink.paper,
        highlight: { background: ring ? ink.paper : sort.colour, border: ink.ink },
        hover: { background: ring ? ink.paper : sort.colour, border: ink.ink },
      },
    };
  }

  // With a year chosen, what has no tie in it stands back.
  isLit(id) {
    if (!years()) return true;
    if (this.litFor !== this.now.edges) {
      this.litFor = this.now.edges;
      this.lit = new Set(this.now.edges.flatMap((edge) => [edge.from, edge.to]));
    }
    return this.lit.has(id);
  }

  edge(edge) {
    const back = this.focus && !this.focus.edges.has(edge.id);
    const opacity = (edge.verdict === "unknown" ? 0.3 : 0.85) * (back ? 0.22 : 1);
    const roundness = 0.1 + 0.07 * edge.family;
    return {
      id: edge.id, from: edge.from, to: edge.to, width: edge.weight, dashes: dashes(edge),
      color: { color: edge.colour, highlight: edge.colour, hover: edge.colour, opacity },
      smooth: this.now.edges.length > MANY ? false : { enabled: true, type: "curvedCW", roundness },
      arrows: { to: { enabled: true, scaleFactor: 0.45 } }, selectionWidth: 2, hoverWidth: 1.5, shadow: false,
    };
  }

  clicked(event) {
    if (event.nodes.length) change({ sel: event.nodes[0] }, { step: true });
    else if (event.edges.length) this.pick(event.edges[0]);
    else if (state().sel) change({ sel: "" }, { step: true });
  }

  pick(edgeId) {
    const edge = this.now.edges.find((each) => each.id === edgeId);
    if (edge) change({ sel: pair(edge.from, edge.to) }, { step: true });
  }

  // What was dragged stays where it was put.
  dropped(event) {
    this.moving = false;
    if (!event.nodes.length) return;
    const at = this.network.getPositions(event.nodes);
    const put = Object.entries(at).map(([id, point]) => [id, [Math.round(point.x), Math.round(point.y)]]);
    change({ pin: { ...state().pin, ...Object.fromEntries(put) } });
  }

  select() {
    const [from, to] = pairOf(state().sel);
    const edges = to ? this.now.edges.filter((edge) => edge.from === from && edge.to === to).map((edge) => edge.id) : [];
    const nodes = [from, to].filter((id) => id && this.now.nodes.has(id));
    this.network.setSelection({ nodes, edges }, { unselectAll: true, highlightEdges: !to });
  }

  // Brings what is selected into the picture where it lies outside.
  show(ids) {
    const there = ids.filter((id) => this.now.nodes.has(id));
    if (!this.network || !there.length) return;
    const at = this.network.getPositions(there);
    const box = this.container.getBoundingClientRect();
    const outside = Object.values(at).some((point) => {
      const seen = this.network.canvasToDOM(point);
      return seen.x < 40 || seen.y < 40 || seen.x > box.width - 40 || seen.y > box.height - 40;
    });
    if (outside || this.network.getScale() < 0.3) this.fit([...new Set([...there, ...there.flatMap((id) => this.store.neighbours(id))])].filter((id) => this.now.nodes.has(id)));
  }

  // The nearest of the neighbours in a direction: "ArrowLeft" and its like.
  towards(id, key) {
    const ties = this.now.edges.filter((edge) => edge.from === id || edge.to === id);
    const around = [...new Set(ties.map((edge) => (edge.from === id ? edge.to : edge.from)))];
    const at = this.network.getPositions([id, ...around]);
    const turn = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
    const scored = around.map((other) => [other, fit(at[id], at[other], turn)]).filter((each) => each[1] < Infinity);
    scored.sort((one, two) => one[1] - two[1] || (one[0] < two[0] ? -1 : 1));
    return scored.length ? scored[0][0] : "";
  }

  png() {
    const canvas = this.container.querySelector("canvas");
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const context = copy.getContext("2d");
    context.fillStyle = inks().paper;
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(canvas, 0, 0);
    return copy;
  }
}

// Distance, made longer the more the way turns aside; nothing that lies behind.
function fit(from, to, [x, y]) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = dx * x + dy * y;
  const aside = Math.abs(dx * y) + Math.abs(dy * x);
  return along > 0 && along >= aside * 0.6 ? along + 2 * aside : Infinity;
}

function follows(route, edge) {
  return route.some((id, at) => route[at + 1] && ((id === edge.from && route[at + 1] === edge.to) || (id === edge.to && route[at + 1] === edge.from)));
}

function dashes(edge) {
  if (edge.planned) return [2, 5];
  return edge.curated ? [9, 6] : false;
}

function options(edges) {
  return {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: edges <= MANY, hideEdgesOnDrag: edges > MANY, hideEdgesOnZoom: edges > MANY, tooltipDelay: 1e6, selectConnectedEdges: edges <= MANY },
    nodes: { font: { size: 0 }, chosen: true },
  };
}

// Changes a DataSet to hold just these.
function replace(data, items) {
  const wanted = new Set(items.map((item) => item.id));
  const gone = data.getIds().filter((id) => !wanted.has(id));
  if (gone.length) data.remove(gone);
  data.update(items);
}
