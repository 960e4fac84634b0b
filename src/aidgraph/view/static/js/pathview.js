// Paths of help between two that the reader picks, each hop with the words that say it.

import { button, el, fill } from "./dom.js";
import { claimCard } from "./cards.js";
import { SearchBox } from "./searchbox.js";
import { change, state } from "./state.js";
import { listed, t } from "./words.js";

export class PathView {
  constructor(store, place, { find, describe, ask, choose }) {
    this.store = store;
    this.place = place;
    this.ask = ask;
    this.choose = choose;
    this.fields = ["a", "b"].map((key) => this.field(key, find, describe));
    this.answer = el("div", { id: "path-answer", "aria-live": "polite" });
    this.heading = el("legend");
    this.clear = button("", () => change({ a: "", b: "" }, { step: true }), { id: "path-clear" });
    fill(this.place, el("fieldset", {}, this.heading, this.fields.map((one) => one.label), this.clear));
  }

  field(key, find, describe) {
    const input = el("input", { type: "text", id: `path-${key}`, spellcheck: "false" });
    const caption = el("span");
    const holder = el("span", { class: "holder" }, input);
    const box = new SearchBox(input, { find, describe, pick: (node) => { change({ [key]: node.id, sel: "" }, { step: true }); if (key === "a" && !state().b) this.fields[1].input.focus(); } });
    input.addEventListener("blur", () => this.name());
    return { key, input, caption, box, label: el("label", { class: "row", for: `path-${key}` }, caption, holder) };
  }

  name() {
    for (const { key, input } of this.fields) if (document.activeElement !== input) input.value = state()[key] ? this.store.name(state()[key]) : "";
  }

  async draw() {
    this.heading.textContent = t("path");
    for (const { key, caption } of this.fields) caption.textContent = t(`path_${key}`);
    this.clear.textContent = t("path_clear");
    this.clear.hidden = !state().a && !state().b;
    this.name();
    const { a, b, year, curated } = state();
    const asked = JSON.stringify([a, b, year, curated]);
    if (asked !== this.asked) {
      this.asked = asked;
      this.paths = a && b ? await this.ask(a, b, { asOf: year, curated }) : null;
    }
    return this.results();
  }

  // The paths as a section of the panel; nothing where none are asked for.
  results() {
    if (!this.paths) return null;
    const { a, b } = state();
    if (!this.paths.length) return el("section", { id: "paths" }, el("h2", { text: t("path") }), el("p", { text: t("no_path", { a: this.store.name(a), b: this.store.name(b) }) }));
    const first = this.paths[0];
    return el(
      "section", { id: "paths" }, el("h2", { text: listed(t("path_of", { a: this.store.name(a), b: this.store.name(b) })) }),
      first.backwards ? el("p", { text: t("other_way", { a: this.store.name(first.nodes[0]), b: this.store.name(first.nodes[first.nodes.length - 1]) }) }) : null,
      this.paths.map((path) => this.path(path)),
    );
  }

  path(path) {
    const line = [el("strong", { text: this.store.name(path.nodes[0]) })];
    for (const hop of path.hops) line.push(el("span", { class: "soft", text: hop.links.length ? ` ─${t(hop.links[0].predicate)}${hop.links[0].forward ? "▶ " : "◀ "}` : " ⊃ " }), el("strong", { text: this.store.name(hop.target) }));
    const claims = path.hops.flatMap((hop) => hop.links.flatMap((link) => link.claims.map((one) => this.store.claims.get(one.id))));
    return el("details", { class: "path", open: path === this.paths[0] }, el("summary", {}, line), claims.map((claim) => claimCard(this.store, claim, { parties: true, choose: this.choose })));
  }

  // What the graph shows for the paths: all their nodes.
  nodes() {
    return this.paths ? [...new Set(this.paths.flatMap((path) => path.nodes))] : [];
  }
}
