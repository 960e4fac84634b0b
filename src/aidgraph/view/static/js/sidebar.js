// What to show: a legend that filters, what counts, and how widths are drawn.

import { button, el, fill } from "./dom.js";
import { FAMILIES, SORTS } from "./families.js";
import { change, state } from "./state.js";
import { t } from "./words.js";

export class Sidebar {
  constructor(store, place) {
    this.store = store;
    this.place = place;
  }

  draw() {
    const focused = document.activeElement && this.place.contains(document.activeElement) ? document.activeElement.id : "";
    fill(this.place, this.sorts(), this.families(), this.status(), this.size(), this.hidden());
    const again = focused && document.getElementById(focused);
    if (again) again.focus();
  }

  sorts() {
    const there = new Set([...this.store.nodes.values()].map((node) => node.type));
    const rows = SORTS.map((sort) => ({ ...sort, types: sort.types.filter((type) => there.has(type)) })).filter((sort) => sort.types.length);
    const off = state().types;
    return group(t("entities"), rows.map((sort) => check(`sort-${sort.name}`, t(sort.name), !sort.types.every((type) => off.includes(type)), (on) => change({ types: toggled(off, sort.types, on) }), shape(sort))));
  }

  families() {
    const there = new Set([...this.store.claims.values()].map((claim) => claim.predicate));
    const off = state().off;
    return group(t("predicates"), FAMILIES.flatMap((family) =>
      family.predicates.filter((name) => there.has(name)).map((name) => check(`predicate-${name}`, t(name), !off.includes(name), (on) => change({ off: toggled(off, [name], on) }), line(family.colour)))));
  }

  status() {
    const now = state();
    return group(
      t("counts"),
      check("planned", t("planned_too"), now.planned, (on) => change({ planned: on }), line("currentColor", "2 4")),
      check("curated", t("curated_too"), now.curated, (on) => change({ curated: on }), line("currentColor", "7 4")),
      el("label", { class: "row" }, el("span", { text: t("sources_at_least") }), el("input", { type: "number", id: "src", min: "0", max: "99", value: String(now.src), on: { change: (event) => change({ src: Math.max(0, Number(event.target.value) || 0) }) } })),
    );
  }

  size() {
    const now = state();
    const option = (value, text, chosen) => el("option", { value, text, selected: chosen });
    return group(
      t("picture"),
      el("label", { class: "row" }, el("span", { text: t("width_by") }), el("select", { id: "by", on: { change: (event) => change({ by: event.target.value }) } }, option("claims", t("by_claims"), now.by === "claims"), option("amount", t("by_amount"), now.by === "amount"))),
      el("label", { class: "row" }, el("span", { text: t("at_most") }), el("select", { id: "n", on: { change: (event) => change({ n: event.target.value }) } }, ["300", "1000", "2000"].map((n) => option(n, n, now.n === n)), option("all", t("everything"), now.n === "all"))),
    );
  }

  hidden() {
    const now = state();
    const pinned = Object.keys(now.pin).length;
    if (!now.hide.length && !now.open.length && !now.plus.length && !pinned) return null;
    return el(
      "p", { class: "actions" },
      button(t("reset_picture"), () => change({ hide: [], open: [], plus: [], pin: {} }, { step: true })),
    );
  }
}

function toggled(off, names, on) {
  return on ? off.filter((name) => !names.includes(name)) : [...new Set([...off, ...names])];
}

function group(title, ...rows) {
  return el("fieldset", {}, el("legend", { text: title }), rows);
}

function check(id, text, checked, run, sample) {
  const box = el("input", { type: "checkbox", id, checked, on: { change: (event) => run(event.target.checked) } });
  return el("label", { class: "check" }, box, sample, el("span", { text }));
}

function ns(tag, properties) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(properties)) node.setAttribute(name, value);
  return node;
}

function shape(sort) {
  const box = ns("svg", { viewBox: "0 0 16 16", class: "sample", "aria-hidden": "true" });
  const paint = { fill: sort.colour };
  const drawn = {
    dot: () => ns("circle", { cx: 8, cy: 8, r: 5.5, ...paint }),
    ring: () => ns("circle", { cx: 8, cy: 8, r: 4.5, fill: "none", stroke: sort.colour, "stroke-width": 3 }),
    square: () => ns("rect", { x: 3, y: 3, width: 10, height: 10, ...paint }),
    diamond: () => ns("path", { d: "M8 1.5 14.5 8 8 14.5 1.5 8z", ...paint }),
    triangle: () => ns("path", { d: "M8 2 15 14H1z", ...paint }),
    star: () => ns("path", { d: "M8 1l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z", ...paint }),
  };
  box.append(drawn[sort.shape]());
  return box;
}

function line(colour, dashes = "") {
  const box = ns("svg", { viewBox: "0 0 22 16", class: "sample wide", "aria-hidden": "true" });
  box.append(ns("line", { x1: 0, y1: 8, x2: 22, y2: 8, stroke: colour, "stroke-width": 3, "stroke-dasharray": dashes }));
  return box;
}
