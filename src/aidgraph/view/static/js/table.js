// What is in view as a table: sorted, filtered, copied and downloaded, claim by claim.

import { copied } from "./cards.js";
import { button, el, fill } from "./dom.js";
import { download } from "./files.js";
import { csv, tsv } from "./separated.js";
import { claimsInView, verdictNow } from "./selection.js";
import { change, state } from "./state.js";
import { kind, measure, period, t } from "./words.js";
import { xlsx } from "./xlsx.js";

const SHOWN = 200;

export class Table {
  constructor(store, place, { title, words }) {
    this.store = store;
    this.place = place;
    this.title = title;
    this.words = words;
    this.shown = SHOWN;
  }

  columns() {
    const name = (id) => (id ? this.store.name(id) : "");
    const said = (claim) => (this.store.words.get(claim.id) || []).map((row) => row.quote);
    const titles = (claim) => (this.store.words.get(claim.id) || []).map((row) => (this.store.documents.get(row.doc) || {}).title || row.doc);
    return [
      ["provider", (claim) => name(claim.subject)], ["predicate", (claim) => t(claim.predicate)], ["receiver", (claim) => name(claim.object)],
      ["value", (claim) => (claim.value === undefined ? "" : claim.value)], ["unit", (claim) => (claim.unit ? t(`unit_${claim.unit}`) : "")], ["what", (claim) => kind(claim.what || "")],
      ["start", (claim) => claim.start || ""], ["end", (claim) => claim.end || ""], ["period", period], ["status", (claim) => t(claim.status)],
      ["scheme", (claim) => (claim.scheme ? t(claim.scheme) : "")], ["via", (claim) => name(claim.via)], ["sources", (claim) => claim.sources || 0],
      ["verdict", (claim) => (verdictNow(claim) ? t(`legend_${verdictNow(claim)}`) : "")],
      ["words", (claim) => said(claim).join(" | ")], ["documents", (claim) => titles(claim).join(" | ")], ["claim", (claim) => claim.id],
    ];
  }

  // Columns that a reader sees; the files have all.
  seen() {
    const kept = new Set(["provider", "predicate", "receiver", "period", "status", "sources", "words"]);
    const said = { value: measure };
    return this.columns().filter(([name]) => kept.has(name) || said[name] || (name === "verdict" && state().year !== null)).map(([name, value]) => [name, said[name] || value]);
  }

  rows() {
    const asked = state().q.toLowerCase();
    const columns = this.columns();
    const claims = claimsInView(this.store).filter((claim) => !asked || columns.some(([, value]) => String(value(claim)).toLowerCase().includes(asked)));
    const [by, down] = [state().sort.replace(/^-/, ""), state().sort.startsWith("-")];
    const column = columns.find(([name]) => name === by);
    const key = column ? column[1] : (claim) => `${this.store.name(claim.subject)} ${this.store.name(claim.object)} ${claim.predicate}`;
    const keyed = claims.map((claim) => [key(claim), claim]);
    keyed.sort((one, two) => ordered(one[0], two[0], down ? -1 : 1) || (one[1].id < two[1].id ? -1 : 1));
    return keyed.map((pair) => pair[1]);
  }

  draw() {
    const focused = document.activeElement && document.activeElement.id;
    const rows = this.rows();
    const columns = this.seen();
    const head = el("tr", {}, columns.map((column) => this.header(column[0])));
    const body = rows.slice(0, this.shown).map((claim) => el("tr", {}, columns.map(([name, value]) => this.cell(name, value(claim)))));
    fill(
      this.place,
      el("h2", { text: this.title() }),
      this.tools(rows),
      el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("table") }, el("table", { class: "claims" }, el("caption", { text: t("claims_count", { count: rows.length }) }), el("thead", {}, head), el("tbody", {}, body))),
      rows.length > this.shown ? button(t("more", { count: rows.length - this.shown }), () => { this.shown += SHOWN; this.draw(); }) : null,
    );
    const again = focused && document.getElementById(focused);
    if (again && focused === "filter") {
      again.focus();
      again.setSelectionRange(again.value.length, again.value.length);
    } else if (again && this.place.contains(again)) again.focus();
  }

  header(name) {
    const now = state().sort;
    const [up, down] = [now === name, now === `-${name}`];
    const run = () => change({ sort: up ? `-${name}` : down ? "" : name });
    return el("th", { scope: "col", "aria-sort": up ? "ascending" : down ? "descending" : "none" }, button(`${t(`column_${name}`)}${up ? " ↑" : down ? " ↓" : ""}`, run, { id: `sort-by-${name}` }));
  }

  cell(name, value) {
    const numeric = name === "sources";
    return el("td", { class: numeric ? "number" : name === "words" ? "long" : ["value", "period", "provider", "receiver"].includes(name) ? "wrap" : null, text: String(value) });
  }

  tools(rows) {
    const filter = el("input", { type: "search", id: "filter", value: state().q, "aria-label": t("filter"), placeholder: t("filter"), on: { input: (event) => { if (!event.isComposing) change({ q: event.target.value }); }, compositionend: (event) => change({ q: event.target.value }) } });
    const act = (id, text, run) => button(text, async () => { await this.words(rows); await run(); }, { id });
    return el(
      "p", { class: "tools" }, filter,
      act("copy-tsv", t("copy_tsv"), () => copied(tsv(this.grid(rows)))),
      act("save-csv", "CSV", () => download("aidgraph.csv", csv(this.grid(rows)), "text/csv;charset=utf-8")),
      act("save-xlsx", "Excel", () => download("aidgraph.xlsx", xlsx(this.grid(rows)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    );
  }

  grid(rows) {
    const columns = this.columns();
    return [columns.map(([name]) => t(`column_${name}`)), ...rows.map((claim) => columns.map(([, value]) => value(claim)))];
  }
}

// What is empty comes last, whichever way the rest is sorted.
function ordered(one, other, way) {
  if (one === "" || other === "") return one === other ? 0 : one === "" ? 1 : -1;
  if (typeof one === "number" && typeof other === "number") return (one - other) * way;
  return String(one).localeCompare(String(other), "zh") * way;
}
