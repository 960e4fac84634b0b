// Money by year: every amount a bar of its own, for those of several givers or levels may overlap and are never summed.

import { el, fill, svg } from "./dom.js";
import { claimsInView, pair } from "./selection.js";
import { change } from "./state.js";
import { yearOf } from "./time.js";
import { kind, number, t } from "./words.js";

const KINDS = ["fiscal", "social", "central", "attracted", "funds", "invests_in", "buys_from"];
const COLOURS = { fiscal: "#0072B2", social: "#E69F00", central: "#009E73", attracted: "#CC79A7", funds: "#56B4E9", invests_in: "#D55E00", buys_from: "#F0E442" };
const [LEAST, WIDEST, GAP, LEFT, TOP, BOTTOM] = [15, 54, 26, 104, 44, 44];
const NAMED = 34; // pixels of a bar from which its amount stands above it
const FULL = 640; // pixels that the bars fill where they are few
const EACH_YEAR = 8; // bars, the largest first

export class Charts {
  constructor(store, place, { title, hover }) {
    this.store = store;
    this.place = place;
    this.title = title;
    this.hover = hover;
  }

  draw() {
    const money = claimsInView(this.store).filter((claim) => claim.unit === "CNY" && claim.value > 0);
    const yearly = money.filter((claim) => !claim.cumulative && yearOf(claim.start) && (!claim.end || yearOf(claim.end) === yearOf(claim.start)));
    const totals = money.filter((claim) => claim.cumulative && yearOf(claim.as_of || claim.end));
    const others = money.length - yearly.length - totals.length;
    fill(
      this.place,
      el("h2", { text: this.title() }),
      yearly.length ? [el("h3", { text: t("chart_yearly") }), this.bars(yearly)] : null,
      totals.length ? [el("h3", { text: t("chart_totals") }), this.steps(totals)] : null,
      money.length ? this.legend(money) : el("p", { class: "empty", text: t("no_money") }),
      others ? el("p", { class: "soft", text: t("chart_others", { count: others }) }) : null,
    );
  }

  bars(claims) {
    const groups = grouped(claims, (claim) => yearOf(claim.start));
    const years = [...groups.keys()].sort();
    const most = Math.max(...claims.map((claim) => claim.value));
    const height = 300;
    const count = years.reduce((sum, year) => sum + Math.min(EACH_YEAR, groups.get(year).length), 0);
    const wide = Math.max(LEAST, Math.min(WIDEST, Math.floor((FULL - years.length * GAP) / count)));
    let x = LEFT + GAP / 2;
    const drawn = [];
    for (const year of years) {
      const all = groups.get(year).sort((one, two) => rank(one) - rank(two) || two.value - one.value || (one.id < two.id ? -1 : 1));
      const shown = [...all].sort((one, two) => two.value - one.value).slice(0, EACH_YEAR).sort((one, two) => all.indexOf(one) - all.indexOf(two));
      const from = x;
      for (const claim of shown) {
        drawn.push(...this.bar(claim, x, most, height, wide));
        x += wide;
      }
      drawn.push(...this.conflicts(shown, from, most, height, wide));
      const label = all.length > shown.length ? `${year} (+${all.length - shown.length})` : String(year);
      x = Math.max(x, from + label.length * 8);
      drawn.push(svg("text", { x: (from + x) / 2, y: height + TOP + 18, class: "tick middle", text: label }));
      x += GAP;
    }
    return this.framed(drawn, x, most, height, t("chart_yearly"));
  }

  bar(claim, x, most, height, wide) {
    const tall = Math.max(2, (claim.value / most) * height);
    const colour = COLOURS[kindOf(claim)];
    const planned = claim.status === "planned";
    const text = this.told(claim);
    const drawn = svg(
      "rect",
      { x: x + 1, y: TOP + height - tall, width: wide - 2, height: tall, fill: planned ? `url(#plan-${kindOf(claim)})` : colour, stroke: colour, class: "bar", on: { click: () => change({ sel: pair(claim.subject, claim.object) }, { step: true }), mouseenter: () => this.hover(text), mouseleave: () => this.hover("") } },
      svg("title", { text }),
    );
    const amount = wide >= NAMED ? svg("text", { x: x + wide / 2, y: TOP + height - tall - 5, class: "tick middle", text: short(claim.value) }) : null;
    return amount ? [drawn, amount] : [drawn];
  }

  told(claim) {
    return `${this.store.name(claim.subject)} → ${this.store.name(claim.object)} · ${number(claim.value)} · ${t(claim.predicate)}${claim.what ? ` (${kind(claim.what)})` : ""}${claim.status === "planned" ? ` · ${t("planned")}` : ""}`;
  }

  // Figures that contradict one another: a range from the least to the most of them.
  conflicts(shown, from, most, height, wide) {
    const found = [];
    const told = new Set();
    for (const claim of shown) {
      const others = shown.filter((other) => (this.store.conflicts.get(claim.id) || new Set()).has(other.id));
      if (!others.length || told.has(claim.id)) continue;
      const same = [claim, ...others];
      same.forEach((each) => told.add(each.id));
      const values = same.map((each) => each.value);
      const x = from + ((shown.indexOf(same[0]) + shown.indexOf(same[same.length - 1]) + 1) / 2) * wide;
      const [y1, y2] = [Math.max(...values), Math.min(...values)].map((value) => TOP + height - (value / most) * height);
      found.push(svg("path", { d: `M${x - 5} ${y1}h10M${x} ${y1}V${y2}M${x - 5} ${y2}h10`, class: "conflict" }, svg("title", { text: t("conflict") })), svg("text", { x, y: y1 - 20, class: "tick middle strong", text: t("conflict") }));
    }
    return found;
  }

  // Running totals as they were stated: a step at each date.
  steps(claims) {
    const most = Math.max(...claims.map((claim) => claim.value));
    const years = claims.map((claim) => yearOf(claim.as_of || claim.end));
    const [first, last] = [Math.min(...years) - 1, Math.max(...years) + 1];
    const [height, wide] = [190, Math.min(760, Math.max(300, (last - first) * 90))];
    const at = (claim) => [LEFT + ((yearOf(claim.as_of || claim.end) - first) / (last - first)) * wide, TOP + height - (claim.value / most) * height];
    const series = grouped(claims, (claim) => [claim.subject, claim.object, claim.predicate, claim.what, claim.status].join("\n"));
    const drawn = [];
    for (const same of series.values()) {
      const points = same.sort((one, two) => ((one.as_of || one.end) < (two.as_of || two.end) ? -1 : 1));
      const colour = COLOURS[kindOf(points[0])];
      const path = points.map((claim, step) => (step ? `H${at(claim)[0]}V${at(claim)[1]}` : `M${at(claim).join(" ")}`)).join("");
      drawn.push(svg("path", { d: path, class: "step", stroke: colour }));
      for (const claim of points) drawn.push(svg("circle", { cx: at(claim)[0], cy: at(claim)[1], r: 5, fill: claim.status === "planned" ? "none" : colour, stroke: colour, class: "bar", on: { click: () => change({ sel: pair(claim.subject, claim.object) }, { step: true }) } }, svg("title", { text: `${this.told(claim)} · ${t("running_total_to", { date: claim.as_of || claim.end })}` })));
    }
    for (let year = first + 1; year < last; year += 1) drawn.push(svg("text", { x: LEFT + ((year - first) / (last - first)) * wide, y: height + TOP + 18, class: "tick middle", text: String(year) }));
    return this.framed(drawn, LEFT + wide, most, height, t("chart_totals"));
  }

  framed(drawn, right, most, height, label) {
    const lines = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => {
      const y = TOP + height * (1 - share);
      return [svg("line", { x1: LEFT, x2: Math.max(right, 320), y1: y, y2: y, class: "graticule" }), svg("text", { x: LEFT - 8, y: y + 4, class: "tick end", text: number(round(most * share)) })];
    });
    const width = Math.max(right, 320) + 12;
    const picture = svg("svg", { width, height: height + TOP + BOTTOM, viewBox: `0 0 ${width} ${height + TOP + BOTTOM}`, role: "img", "aria-label": label, class: "chart" }, svg("defs", {}, KINDS.map(hatch)), lines, drawn);
    return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, picture);
  }

  legend(claims) {
    const there = new Set(claims.map(kindOf));
    const swatch = (fillWith, stroke) => svg("svg", { class: "sample", viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("rect", { x: 1, y: 1, width: 14, height: 14, fill: fillWith, stroke }));
    return el("ul", { class: "legend" }, KINDS.filter((name) => there.has(name)).map((name) => el("li", {}, swatch(COLOURS[name], COLOURS[name]), t(name))), el("li", {}, swatch("url(#plan-fiscal)", COLOURS.fiscal), t("chart_planned")), el("li", { class: "soft", text: t("chart_never_summed") }));
  }
}

function kindOf(claim) {
  return claim.predicate === "funds" && KINDS.includes(claim.what) ? claim.what : KINDS.includes(claim.predicate) ? claim.predicate : "funds";
}

function rank(claim) {
  return KINDS.indexOf(kindOf(claim)) * 2 + (claim.status === "planned" ? 1 : 0);
}

function hatch(name) {
  return svg("pattern", { id: `plan-${name}`, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("line", { x1: 0, y1: 0, x2: 0, y2: 5, stroke: COLOURS[name], "stroke-width": 2 }));
}

// With three digits at most, so that neighbours do not touch.
function short(value) {
  return number(round(value)).replace(" million", "M").replace(" billion", "B");
}

function round(value) {
  return Number(value.toPrecision(3));
}

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) || []), item]);
  return groups;
}
