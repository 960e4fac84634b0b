// Who gives to whom as a grid: providers down, receivers across; an empty cell is silence, not a no.

import { button, el, fill } from "./dom.js";
import { chosen, pair, pairOf, verdictNow } from "./selection.js";
import { change, state } from "./state.js";
import { number, t } from "./words.js";

const MOST = 40; // rows and columns, those with most claims first

export class Matrix {
  constructor(store, place) {
    this.store = store;
    this.place = place;
  }

  draw() {
    const cells = this.cells();
    const rows = heaviest(cells, 0);
    const columns = heaviest(cells, 1);
    const most = Math.max(1, ...[...cells.values()].map((cell) => cell.claims));
    const head = el("tr", {}, el("td", { class: "corner", text: t("matrix_corner") }), columns.map((id) => el("th", { scope: "col" }, button(this.store.name(id), () => change({ sel: id }, { step: true })))));
    const body = rows.map((row) => el("tr", {}, el("th", { scope: "row" }, button(this.store.name(row), () => change({ sel: row }, { step: true }))), columns.map((column) => this.cell(cells.get(pair(row, column)), row, column, most))));
    const table = el("table", { class: "matrix", "aria-label": t("matrix") }, el("thead", {}, head), el("tbody", {}, body));
    fill(this.place, el("p", { class: "soft", text: this.caption(rows.length, columns.length) }), rows.length ? el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("matrix") }, table) : el("p", { class: "empty", text: t("nothing_to_show") }));
  }

  caption(rows, columns) {
    const least = rows === MOST || columns === MOST ? t("heaviest", { count: MOST }) : "";
    return `${t("matrix_caption")} ${least}`.trim();
  }

  // Of a selected pair its parts; otherwise provinces.
  cells() {
    const [from, to] = pairOf(state().sel);
    const counts = chosen(this.store);
    const [rowOf, columnOf] = [this.lifted(from, Boolean(to)), this.lifted(to, Boolean(to))];
    const cells = new Map();
    for (const claim of this.store.claims.values()) {
      if (!counts(claim)) continue;
      const [row, column] = [rowOf(claim.subject), columnOf(claim.object)];
      if (!row || !column || row === column) continue;
      if (from && !to && !this.store.lies(claim.subject, from) && !this.store.lies(claim.object, from)) continue;
      const key = pair(row, column);
      const cell = cells.get(key) || { row, column, claims: 0, ended: 0, amount: 0, unknown: true };
      const verdict = verdictNow(claim);
      if (verdict === "no") cell.ended += 1;
      else {
        cell.claims += 1;
        cell.unknown = cell.unknown && verdict === "unknown";
        if (claim.unit === "CNY" && claim.status === "actual") cell.amount = Math.max(cell.amount, claim.value || 0);
      }
      cells.set(key, cell);
    }
    return cells;
  }

  // What stands for a party: in a corridor the part of the end itself, otherwise its province or itself.
  lifted(whole, corridor) {
    if (!corridor) return (id) => this.store.province(id) || id;
    return (id) => {
      const line = [id, ...this.store.ancestors(id)];
      const at = line.indexOf(whole);
      return at < 0 ? "" : line[Math.max(0, at - 1)];
    };
  }

  cell(cell, row, column, most) {
    if (!cell) return el("td", { class: "silent" });
    const said = cell.claims ? (state().by === "amount" && cell.amount ? number(cell.amount) : String(cell.claims)) : "";
    const label = `${this.store.name(row)} → ${this.store.name(column)}: ${cell.claims ? t("claims_count", { count: cell.claims }) : t("legend_no")}`;
    const box = el("td", { class: cell.claims ? (cell.unknown ? "unknown" : "some") : "ended" }, button(said, () => change({ sel: pair(row, column) }, { step: true }), { "aria-label": label, title: label }));
    if (cell.claims) box.style.setProperty("--much", (0.18 + 0.82 * Math.sqrt(cell.claims / most)).toFixed(3));
    return box;
  }
}

function heaviest(cells, axis) {
  const weight = new Map();
  for (const cell of cells.values()) {
    const id = axis ? cell.column : cell.row;
    weight.set(id, (weight.get(id) || 0) + cell.claims + 0.001);
  }
  return [...weight].sort((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1)).slice(0, MOST).map(([id]) => id);
}
