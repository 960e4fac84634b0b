// The years: one, a range or all, moved by hand or played, with what changed hands in the year that is shown.

import { button, byId, el, fill } from "./dom.js";
import { chosen } from "./selection.js";
import { change, state } from "./state.js";
import { verdict, yearOf } from "./time.js";
import { t } from "./words.js";

const MARKS = [1996, 2010, 2016, 2021]; // the years in which the rounds of the cooperation began
const EACH = 1100; // milliseconds a year while playing

export class Timeline {
  constructor(store, place) {
    this.store = store;
    this.place = place;
    this.timer = 0;
  }

  span() {
    if (this.spanOf !== this.store.claims.size) {
      const years = [...this.store.claims.values()].flatMap((claim) => [yearOf(claim.start), yearOf(claim.end), claim.first_attested, claim.last_attested]).filter((year) => year && year > 1900 && year < 2100);
      this.years = years.length ? [Math.min(1996, ...years), Math.max(...years)] : [1996, 2026];
      this.spanOf = this.store.claims.size;
    }
    return this.years;
  }

  draw() {
    const focused = document.activeElement && this.place.contains(document.activeElement) ? document.activeElement.id : "";
    const now = state();
    const [first, last] = this.span();
    fill(
      this.place,
      button(this.timer ? "❚❚" : "▶", () => this.play(), { id: "play", "aria-label": t(this.timer ? "pause" : "play"), title: t(this.timer ? "pause" : "play") }),
      button(t("all_years"), () => this.all(), { id: "all-years", "aria-pressed": String(now.year === null) }),
      this.slider(first, last),
      el("output", { id: "year-shown", for: "year", text: this.shown() }),
      button(t("range"), () => change({ until: now.until === null && now.year !== null ? last : null }), { id: "range", "aria-pressed": String(now.until !== null), disabled: now.year === null }),
      this.legend(),
    );
    byId("changes").textContent = this.changes();
    const again = focused && document.getElementById(focused);
    if (again) again.focus();
  }

  slider(first, last) {
    const now = state();
    const one = (id, value, run, label) => el("input", { type: "range", id, min: first, max: last, step: 1, value: String(value), "aria-label": label, "aria-valuetext": String(value), on: { input: (event) => run(Number(event.target.value)) } });
    const marks = el("div", { class: "marks", "aria-hidden": "true" }, this.ticks(first, last).map((year) => mark(year, first, last)));
    return el(
      "div", { class: `years${now.year === null ? " none" : ""}` },
      one("year", now.year === null ? last : now.year, (year) => change({ year }), t("year")),
      now.until === null ? null : one("until", Math.max(now.until, now.year), (until) => change({ until: Math.max(until, now.year) }), t("until_year")),
      marks,
    );
  }

  // The rounds, and both ends where there is room beside them.
  ticks(first, last) {
    const marks = MARKS.filter((year) => year >= first && year <= last);
    const clear = (year) => marks.every((other) => Math.abs(other - year) > 2);
    return [first, ...marks, last].filter((year) => marks.includes(year) || clear(year));
  }

  shown() {
    const { year, until } = state();
    if (year === null) return t("all_years_shown");
    return until === null || until <= year ? String(year) : `${year}–${until}`;
  }

  legend() {
    return el("ul", { class: "verdicts" }, ["holds", "unknown", "no"].map((name) => el("li", { class: name, text: t(`legend_${name}`) })));
  }

  all() {
    this.stop();
    change({ year: null, until: null });
  }

  move(by) {
    const [first, last] = this.span();
    const { year } = state();
    const next = year === null ? (by > 0 ? first : last) : year + by;
    change({ year: Math.min(last, Math.max(first, next)) });
  }

  play() {
    if (this.timer) this.stop();
    else {
      const [first, last] = this.span();
      this.timer = window.setInterval(() => this.tick(last), EACH);
      if (state().year === null || state().year >= last) change({ year: first, until: null });
    }
    this.draw();
  }

  tick(last) {
    if (state().year >= last) this.stop();
    else this.move(1);
    if (!this.timer) this.draw();
  }

  stop() {
    window.clearInterval(this.timer);
    this.timer = 0;
  }

  // Whose helper is another than the year before: 临夏州: 厦门市 → 济南市.
  changes() {
    const { year, until } = state();
    if (year === null || until !== null) return "";
    const counts = chosen(this.store);
    const changed = new Map();
    for (const claim of this.store.claims.values()) {
      if (claim.predicate !== "assists" || !counts(claim)) continue;
      const pair = changed.get(claim.object) || { came: new Set(), went: new Set() };
      if (yearOf(claim.start) === year) pair.came.add(claim.subject);
      if (yearOf(claim.end) === year || yearOf(claim.end) === year - 1) pair.went.add(claim.subject);
      changed.set(claim.object, pair);
    }
    const told = [...changed].map(([to, { came, went }]) => this.changed(to, came, went, year, counts)).filter(Boolean).sort();
    if (!told.length) return "";
    return `${year} · ${told.slice(0, 4).join(" · ")}${told.length > 4 ? ` · +${told.length - 4}` : ""}`;
  }

  changed(to, came, went, year, counts) {
    const stays = (from) => (this.store.edgesOf.get(to) || []).some((edge) => edge.from === from && edge.to === to && edge.predicate === "assists" && edge.claims.some((id) => counts(this.store.claims.get(id)) && verdict(this.store.claims.get(id), year) !== "no" && yearOf(this.store.claims.get(id).end) !== year));
    const names = (ids) => [...ids].map((id) => this.store.name(id)).sort().join(", ");
    const gone = new Set([...went].filter((from) => !came.has(from) && !stays(from)));
    if (!came.size && !gone.size) return "";
    return gone.size && came.size ? `${this.store.name(to)}: ${names(gone)} ⇒ ${names(came)}` : came.size ? `${names(came)} → ${this.store.name(to)}` : `${this.store.name(to)}: ${names(gone)} ⇒ …`;
  }
}

function mark(year, first, last) {
  const at = el("span", { text: String(year) });
  at.style.left = `${(100 * (year - first)) / (last - first || 1)}%`;
  return at;
}
