// The flow map: arcs from who gives to who receives over a graticule, places where their seats lie.

import { button, el, fill, svg } from "./dom.js";
import { FAMILIES, familyOf } from "./families.js";
import { claimsInView, pair, pairOf, verdictNow } from "./selection.js";
import { change, state } from "./state.js";
import { better } from "./time.js";
import { t } from "./words.js";

const MOST = 500; // arcs, the heaviest first
const NEAR = 1.8; // times the first scale, from where counties stand for themselves
const CAPTION = 30; // pixels below the picture
const EDGE = 30; // pixels between the picture and what it shows

export class FlowMap {
  constructor(store, place, ground, { hover }) {
    this.store = store;
    this.place = place;
    this.ground = ground; // {graticule: [[name, points]], outlines: [points]}
    this.hover = hover;
    this.view = null;
    this.whole = 0;
  }

  draw() {
    const { arcs, without } = this.arcs();
    const size = this.place.getBoundingClientRect();
    [this.width, this.height] = [Math.max(320, size.width), Math.max(260, size.height - CAPTION)];
    if (!this.view) {
      this.view = this.around(arcs);
      this.whole = this.view.scale;
    }
    this.picture = svg("svg", { width: this.width, height: this.height, role: "img", "aria-label": t("map_label", { count: arcs.length }), class: "map" });
    this.paint(arcs);
    this.moves();
    const more = arcs.length === MOST ? ` ${t("heaviest", { count: MOST })}` : "";
    fill(this.place, this.picture, el("p", { class: "caption", text: `${t("map_caption")}${without ? ` ${t("map_without", { count: without })}` : ""}${more}` }), this.buttons());
  }

  buttons() {
    const zoom = (by) => () => { this.zoom(by, this.width / 2, this.height / 2); this.draw(); };
    return el("p", { class: "zoom" }, button("+", zoom(1.4), { "aria-label": t("zoom_in"), id: "map-in" }), button("−", zoom(1 / 1.4), { "aria-label": t("zoom_out"), id: "map-out" }), button(t("fit"), () => { this.view = null; this.draw(); }, { id: "map-fit" }));
  }

  // Claims by the places of their parties; what has no place on the map is counted.
  arcs() {
    const found = new Map();
    let without = 0;
    for (const claim of claimsInView(this.store)) {
      const [from, to] = [this.spot(claim.subject), this.spot(claim.object)];
      if (!from || !to) without += 1;
      if (!from || !to || from === to) continue;
      const family = familyOf(claim.predicate);
      const key = `${pair(from, to)} ${family}`;
      const arc = found.get(key) || { from, to, family, claims: 0, amount: 0, verdict: "no", planned: true, curated: true };
      arc.claims += 1;
      arc.verdict = better(verdictNow(claim) || "holds", arc.verdict);
      arc.planned = arc.planned && claim.status === "planned";
      arc.curated = arc.curated && claim.origin === "curated";
      if (claim.unit === "CNY" && claim.status === "actual") arc.amount = Math.max(arc.amount, claim.value || 0);
      found.set(key, arc);
    }
    const arcs = [...found.values()].sort((one, two) => two.claims - one.claims || (one.from + one.to < two.from + two.to ? -1 : 1));
    return { arcs: arcs.slice(0, MOST), without };
  }

  // Where it stands, or what it lies in or is at home in does; from afar a county stands in its prefecture.
  spot(id) {
    const node = (each) => this.store.nodes.get(each) || {};
    const near = this.view !== null && this.whole && this.view.scale > NEAR * this.whole;
    const fits = (each) => node(each).at && (near || !["County", "Zone"].includes(node(each).type) || pairOf(state().sel).includes(each));
    const line = [id, ...this.store.ancestors(id)];
    const direct = line.find(fits) || line.find((each) => node(each).at);
    if (direct) return direct;
    const placed = (each) => Boolean(node(each).at);
    const home = (this.store.claimsOf.get(id) || []).find((claim) => claim.predicate === "based_in" && claim.subject === id);
    return home ? [home.object, ...this.store.ancestors(home.object)].find(placed) || "" : "";
  }

  around(arcs) {
    const points = arcs.flatMap((arc) => [this.store.nodes.get(arc.from).at, this.store.nodes.get(arc.to).at]);
    const [xs, ys] = [0, 1].map((axis) => (points.length ? points.map((point) => point[axis]) : [-2000, 2000]));
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const scale = Math.min((this.width - 4 * EDGE) / Math.max(right - left, 400), (this.height - 4 * EDGE) / Math.max(bottom - top, 400));
    return { scale, x: this.width / 2 - (scale * (left + right)) / 2, y: this.height / 2 - (scale * (top + bottom)) / 2 };
  }

  at([x, y]) {
    return [x * this.view.scale + this.view.x, y * this.view.scale + this.view.y];
  }

  paint(arcs) {
    const lines = this.ground.graticule.map(([, points]) => svg("polyline", { points: this.points(points), class: "graticule" }));
    const outlines = (this.ground.outlines || []).map((points) => svg("polyline", { points: this.points(points), class: "outline" }));
    const used = new Map();
    for (const arc of arcs) for (const id of [arc.from, arc.to]) used.set(id, (used.get(id) || 0) + arc.claims);
    const places = [...used].sort((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1)).map(([id]) => id);
    const heads = FAMILIES.map((family, number) => svg("marker", { id: `head-${number}`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" }, svg("path", { d: "M0 1 8 4 0 7z", fill: family.colour })));
    fill(this.picture, svg("defs", {}, heads), lines, this.degrees(), outlines, [...arcs].reverse().map((arc) => this.arc(arc)), places.map((id) => this.dot(id, arcs)), this.names(places));
  }

  points(points) {
    return points.map((point) => this.at(point).map((value) => value.toFixed(1)).join(",")).join(" ");
  }

  degrees() {
    return this.ground.graticule.map(([name, points]) => {
      const seen = points.map((point) => this.at(point)).filter(([x, y]) => x > 4 && x < this.width - 40 && y > 14 && y < this.height - 4);
      const [x, y] = seen[0] || [0, 0];
      return seen.length ? svg("text", { x: x + 2, y: y - 3, class: "degrees", text: name }) : null;
    });
  }

  arc(arc) {
    const [from, to] = [this.at(this.store.nodes.get(arc.from).at), this.at(this.store.nodes.get(arc.to).at)];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const bend = 0.16 + 0.03 * arc.family;
    const [mx, my] = [(from[0] + to[0]) / 2 + (dy * bend) * (dx < 0 ? 1 : -1), (from[1] + to[1]) / 2 - Math.abs(dx) * bend];
    const [a, b] = pairOf(state().sel);
    const picked = b && a === arc.from && b === arc.to;
    const by = state().by === "amount" && arc.amount ? Math.sqrt(arc.amount / 1e7) : Math.sqrt(arc.claims);
    const width = Math.min(7, (arc.curated ? 0.4 : 0.9) + 0.7 * by);
    const title = `${this.store.name(arc.from)} → ${this.store.name(arc.to)} · ${t("claims_count", { count: arc.claims })}`;
    return svg(
      "path",
      {
        d: `M${from.join(" ")}Q${mx} ${my} ${to.join(" ")}`, class: `arc${picked ? " picked" : ""}${arc.verdict === "unknown" ? " unknown" : ""}`,
        stroke: FAMILIES[arc.family].colour, "stroke-width": width.toFixed(2), "stroke-dasharray": arc.planned ? "1 5" : arc.curated ? "7 4" : null, "marker-end": `url(#head-${arc.family})`,
        data: { pair: pair(arc.from, arc.to) },
        on: { click: () => change({ sel: pair(arc.from, arc.to) }, { step: true }), mouseenter: () => this.hover(title), mouseleave: () => this.hover("") },
      },
      svg("title", { text: title }),
    );
  }

  dot(id, arcs) {
    const node = this.store.nodes.get(id);
    const [cx, cy] = this.at(node.at);
    const gives = arcs.some((arc) => arc.from === id);
    return svg("circle", { cx, cy, r: node.type === "Province" ? 5 : 3.5, class: gives ? "place gives" : "place", on: { click: () => change({ sel: id }, { step: true }) } }, svg("title", { text: node.label }));
  }

  // Names at one size, those with most arcs first, none over another.
  names(places) {
    const taken = [];
    return places.map((id) => {
      const node = this.store.nodes.get(id);
      const [x, y] = this.at(node.at);
      const half = (node.label.length * 12) / 2 + 2;
      const box = [x - half, y + 5, x + half, y + 21];
      if (x < 0 || y < 0 || x > this.width || y > this.height || taken.some((other) => crosses(box, other))) return null;
      taken.push(box);
      return svg("text", { x, y: y + 18, class: "name", text: node.label });
    });
  }

  zoom(by, x, y) {
    const { scale } = this.view;
    const next = Math.min(5, Math.max(0.05, scale * by));
    this.view = { scale: next, x: x - ((x - this.view.x) * next) / scale, y: y - ((y - this.view.y) * next) / scale };
  }

  moves() {
    this.picture.addEventListener("wheel", (event) => {
      event.preventDefault();
      const box = this.picture.getBoundingClientRect();
      this.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.clientX - box.left, event.clientY - box.top);
      this.draw();
    }, { passive: false });
    this.picture.addEventListener("pointerdown", (event) => {
      if (event.target !== this.picture) return;
      const from = { x: event.clientX, y: event.clientY, view: this.view };
      const drag = (moved) => { this.view = { ...from.view, x: from.view.x + moved.clientX - from.x, y: from.view.y + moved.clientY - from.y }; this.paint(this.arcs().arcs); };
      const end = () => { window.removeEventListener("pointermove", drag); window.removeEventListener("pointerup", end); };
      window.addEventListener("pointermove", drag);
      window.addEventListener("pointerup", end);
    });
  }
}

function crosses(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
