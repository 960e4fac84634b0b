// The evidence panel: what is selected, an entity or a pair, with its claims and the words that say them.

import { button, el, fill } from "./dom.js";
import { claimCard, yearsText } from "./cards.js";
import { PREDICATES } from "./families.js";
import { aboutSelection, chosen, pair, pairOf, verdictNow } from "./selection.js";
import { change, state } from "./state.js";
import { t } from "./words.js";

const SHOWN = 40; // cards at first: more come when asked for
const ORDER = new Map(PREDICATES.map((name, number) => [name, number]));
const RANK = { "": 0, holds: 0, unknown: 1, no: 2 };

export class Panel {
  constructor(store, place, { expand }) {
    this.store = store;
    this.place = place;
    this.expand = expand;
    this.shown = SHOWN;
    this.about = "";
  }

  draw() {
    const selected = state().sel;
    if (selected !== this.about) this.shown = SHOWN;
    this.about = selected;
    fill(this.place, selected ? this.selected(selected) : state().a && state().b ? null : this.welcome());
    if (selected) this.place.parentElement.scrollTop = 0;
  }

  welcome() {
    const lines = ["welcome_click", "welcome_open", "welcome_year", "welcome_search"];
    return [el("h2", { text: t("panel") }), el("p", { text: t("welcome") }), el("ul", { class: "hints" }, lines.map((name) => el("li", { text: t(name) }))), this.largest()];
  }

  // Pairs of which most is said: a way in.
  largest() {
    const counts = chosen(this.store);
    const pairs = new Map();
    for (const claim of this.store.claims.values()) {
      if (!counts(claim) || claim.origin === "curated") continue;
      const key = pair(claim.subject, claim.object);
      pairs.set(key, (pairs.get(key) || 0) + 1);
    }
    const top = [...pairs].sort((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1)).slice(0, 8);
    if (!top.length) return null;
    return el("section", {}, el("h3", { text: t("most_said") }), el("ol", { class: "largest" }, top.map(([key, count]) => el("li", {}, button(this.title(key), () => choose(key), { class: "party" }), el("span", { class: "soft", text: ` ${t("claims_count", { count })}` })))));
  }

  title(selected) {
    const [from, to] = pairOf(selected);
    return to ? `${this.store.name(from)} → ${this.store.name(to)}` : this.store.name(from);
  }

  selected(selected) {
    const [from, to] = pairOf(selected);
    const claims = this.claims();
    return [
      el("h2", { text: this.title(selected), tabindex: "-1", id: "about" }),
      to ? this.pairLine(from, to) : this.entityLine(from),
      this.actions(from, to),
      this.summary(claims),
      claims.slice(0, this.shown).map((claim) => claimCard(this.store, claim, { parties: !to || claim.subject !== from || claim.object !== to, choose })),
      claims.length > this.shown ? button(t("more", { count: claims.length - this.shown }), () => { this.shown += SHOWN; this.draw(); }) : null,
    ];
  }

  claims() {
    const counts = chosen(this.store);
    const about = aboutSelection(this.store);
    const [from, to] = pairOf(state().sel);
    const direct = (claim) => (to ? claim.subject === from && claim.object === to : claim.subject === from || claim.object === from);
    const key = (claim) => [direct(claim) ? 0 : 1, RANK[verdictNow(claim)], ORDER.get(claim.predicate), claim.start || claim.end || "9", claim.id];
    return [...this.store.claims.values()].filter((claim) => about(claim) && counts(claim)).map((claim) => [key(claim), claim]).sort(byKeys).map((each) => each[1]);
  }

  entityLine(id) {
    const node = this.store.nodes.get(id);
    const wholes = this.store.ancestors(id).reverse();
    return el(
      "p", { class: "soft" }, node ? [t(node.type), node.code].filter(Boolean).join(" · ") : "",
      wholes.length ? [" · ", wholes.map((whole, at) => [at ? " ⊃ " : "", button(this.store.name(whole), () => choose(whole), { class: "party" })])] : "",
    );
  }

  pairLine(from, to) {
    return el("p", { class: "soft" }, button(this.store.name(from), () => choose(from), { class: "party" }), " → ", button(this.store.name(to), () => choose(to), { class: "party" }));
  }

  actions(from, to) {
    if (to) return null;
    const now = state();
    const { open, hide, pin } = now;
    const isOpen = open.includes(from);
    return el(
      "p", { class: "actions" },
      button(t(isOpen ? "close_node" : "open_node"), () => change({ open: isOpen ? open.filter((id) => id !== from) : [...open, from] }, { step: true }), { id: "act-open" }),
      button(t("neighbours"), () => this.expand(from), { id: "act-neighbours" }),
      button(t(pin[from] ? "unpin" : "pin"), () => this.pin(from), { id: "act-pin" }),
      button(t("hide"), () => change({ hide: [...hide, from], sel: "" }, { step: true }), { id: "act-hide" }),
    );
  }

  pin(id) {
    const { [id]: there, ...others } = state().pin;
    const node = this.store.nodes.get(id);
    change({ pin: there ? others : { ...others, [id]: [node.x, node.y] } });
  }

  summary(claims) {
    const then = claims.filter((claim) => verdictNow(claim) === "no").length;
    const text = claims.length ? t("claims_count", { count: claims.length }) : t("silent");
    return el("p", { class: "summary", text: then ? `${text} · ${t("of_which_no", { count: then, years: yearsText() })}` : text });
  }
}

export function choose(id) {
  change({ sel: id }, { step: true });
}

function byKeys([one], [other]) {
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return one[at] < other[at] ? -1 : 1;
  return 0;
}
