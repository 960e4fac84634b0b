// Starts the page: from the data inside it to views that follow one state; then marks the page as ready.

import { Charts } from "./charts.js";
import { byId, button, el, fill } from "./dom.js";
import { savePng, svgToCanvas } from "./files.js";
import { Graph } from "./graph.js";
import { listen, listenInGraph } from "./keyboard.js";
import { FlowMap } from "./map.js";
import { Matrix } from "./matrix.js";
import { Panel, choose } from "./panel.js";
import { findPaths } from "./paths.js";
import { PathView } from "./pathview.js";
import { SearchBox } from "./searchbox.js";
import { pairOf } from "./selection.js";
import { Sidebar } from "./sidebar.js";
import { Embedded, Served } from "./sources.js";
import { change, followAddress, hasBack, readAddress, setFirstView, state, watch } from "./state.js";
import { Store } from "./store.js";
import { Table } from "./table.js";
import { applyTheme, inks, isDark, onSystemChange } from "./theme.js";
import { verdict } from "./time.js";
import { Timeline } from "./timeline.js";
import { VIEWS, drawTabs, openView, showView } from "./views.js";
import { lang, listed, setLanguage, setTables, t } from "./words.js";
import { xlsx } from "./xlsx.js";

class Page {
  constructor(data) {
    this.store = new Store();
    this.source = data.feed ? new Embedded(this.store, data.feed) : new Served(this.store);
    this.data = data;
  }

  async begin() {
    setTables(this.data.messages.view, this.data.messages.terms);
    setFirstView(this.data.opens);
    readAddress();
    this.speak();
    applyTheme();
    const now = state();
    await this.source.begin([...now.open, ...now.plus, ...pairOf(now.sel)], now.n);
    this.build();
    watch((keys) => this.follow(keys));
    followAddress();
    this.drawAll();
    document.documentElement.dataset.ready = "true";
  }

  build() {
    const { store } = this;
    const describe = (node) => this.describe(node);
    const find = (text) => this.source.find(text);
    const hover = (told) => this.hover(told);
    const title = () => (state().sel ? this.panel.title(state().sel) : t("everything"));
    this.panel = new Panel(store, byId("about-selection"), { expand: (id) => this.expand(id) });
    this.sidebar = new Sidebar(store, byId("show"));
    this.timeline = new Timeline(store, byId("timeline"));
    this.paths = new PathView(store, byId("path"), { find, describe, choose, ask: (a, b, how) => this.source.paths(a, b, how) });
    this.graph = new Graph(store, byId("network"), { hover, activate: (id) => this.open(id) });
    const words = async () => {};
    this.views = {
      graph: this.graph,
      map: new FlowMap(store, byId("view-map"), this.data.ground, { hover }),
      matrix: new Matrix(store, byId("view-matrix")),
      chart: new Charts(store, byId("view-chart"), { title, hover }),
      table: new Table(store, byId("view-table"), { title, words }),
    };
    this.search = new SearchBox(byId("search"), { find, describe, pick: (node) => this.pick(node) });
    this.keys();
    byId("skip").addEventListener("click", (event) => { event.preventDefault(); byId("main").focus(); });
    onSystemChange(() => { applyTheme(); this.drawAll(); });
    window.addEventListener("afterprint", () => this.graph.fit());
    window.addEventListener("resize", () => state().view === "map" && this.views.map.draw());
  }

  keys() {
    listen({
      search: () => byId("search").focus(),
      path: () => byId("path-a").focus(),
      help: () => this.help(),
      year: (by) => this.timeline.move(by),
      view: (at) => openView(VIEWS[at]),
      back: () => this.back(),
    });
    listenInGraph(byId("network"), {
      step: (key) => this.step(key),
      open: () => state().sel && this.open(pairOf(state().sel)[0]),
      zoom: (by) => this.graph.network.moveTo({ scale: this.graph.network.getScale() * by }),
      fit: () => this.graph.fit(),
    });
  }

  async follow(keys) {
    if (keys.includes("lang")) this.speak();
    if (keys.includes("theme")) applyTheme();
    const now = state();
    for (const id of [...pairOf(now.sel), ...now.open]) await this.source.reach(id);
    if (keys.includes("n") && this.source instanceof Served) await this.source.begin([], now.n);
    this.drawAll(keys);
  }

  async drawAll(keys = []) {
    const only = keys.length && keys.every((key) => ["q", "sort"].includes(key));
    drawTabs(byId("tabs"));
    if (!only) {
      // What stands around the view first: its size follows from theirs.
      this.chrome();
      this.sidebar.draw();
      this.timeline.draw();
    }
    showView(this.views);
    if (only) return;
    this.panel.draw();
    this.status();
    fill(byId("paths-found"), await this.paths.draw());
    if (state().view === "graph" && this.graph.setRoute(this.paths.nodes())) this.graph.draw();
    if (keys.includes("sel") && state().sel && state().view === "graph") this.graph.show(pairOf(state().sel).filter(Boolean));
  }

  // Everything around the views that is said in words.
  chrome() {
    document.title = state().sel ? `${this.panel.title(state().sel)} · aidgraph` : "aidgraph";
    byId("search").placeholder = t("search_hint");
    for (const [id, name] of [["search", "search"], ["tabs", "views"], ["network", "graph_label"], ["show", "show"], ["panel", "panel"], ["timeline", "years"], ["side", "show"]]) byId(id).setAttribute("aria-label", t(name));
    byId("skip").textContent = t("skip");
    const language = (code, text) => button(text, () => change({ lang: code }), { lang: code, id: `lang-${code}`, "aria-pressed": String(lang() === code) });
    const focused = byId("tools").contains(document.activeElement) ? document.activeElement.id : "";
    fill(
      byId("tools"), language("zh", "中"), language("en", "EN"),
      button("◐", () => change({ theme: isDark() ? "light" : "dark" }), { id: "theme", "aria-label": t("theme"), title: t("theme") }),
      button("PNG", () => this.png(), { id: "png", "aria-label": t("save_picture"), title: t("save_picture") }),
      button(t("print_short"), () => window.print(), { id: "print", "aria-label": t("print"), title: t("print") }),
      button("?", () => this.help(), { id: "help-open", "aria-label": t("help"), title: t("help") }),
    );
    if (focused && byId(focused)) byId(focused).focus();
  }

  speak() {
    const wanted = state().lang || (/^zh/i.test(navigator.language) ? "zh" : "en");
    setLanguage(wanted === "en" ? "en" : "zh");
    document.documentElement.lang = lang() === "zh" ? "zh-Hans" : "en";
  }

  status() {
    const { counts } = this.store;
    const shown = this.graph.now.nodes.size;
    const parts = [t("status", { entities: counts.shown, claims: counts.claims, documents: counts.documents })];
    if (state().view === "graph") parts.push(t("status_shown", { shown, hidden: counts.shown - shown }));
    if (this.source.truncated) parts.push(t("truncated", { shown: this.store.nodes.size }));
    this.usual = parts.join(" ");
    byId("status").textContent = this.usual;
  }

  hover(told) {
    if (!told) byId("status").textContent = this.usual;
    else if (typeof told === "string") byId("status").textContent = told;
    else if (told.node) byId("status").textContent = `${this.store.name(told.node)} · ${this.describe(this.store.nodes.get(told.node))}`;
    else {
      const edge = this.graph.now.edges.find((each) => each.id === told.id);
      const predicates = [...new Set(edge.claims.map((claim) => claim.predicate))].map((name) => t(name));
      byId("status").textContent = `${this.store.name(edge.from)} → ${this.store.name(edge.to)} · ${listed(...predicates)} · ${t("claims_count", { count: edge.claims.length })}`;
    }
  }

  describe(node) {
    const wholes = this.store.ancestors(node.id).map((id) => this.store.name(id));
    return [t(node.type), wholes[wholes.length - 1] || "", node.code || ""].filter(Boolean).join(" · ");
  }

  async pick(node) {
    await this.source.reach(node.id);
    await this.expand(node.id);
    change({ sel: node.id }, { step: true });
    byId("network").focus();
  }

  // Brings an entity and its neighbours into the picture.
  async expand(id) {
    await this.source.reach(id);
    const room = Math.max(0, (state().n === "all" ? 1e9 : Number(state().n)) - this.graph.now.nodes.size);
    const around = this.store.neighbours(id).filter((other) => !this.graph.now.nodes.has(other)).slice(0, Math.min(60, room));
    change({ plus: [...new Set([...state().plus, id, ...around])], hide: state().hide.filter((hidden) => hidden !== id) }, { step: true });
  }

  open(id) {
    const { open } = state();
    if (!open.includes(id)) change({ open: [...open, id], sel: id }, { step: true });
    else change({ open: open.filter((other) => other !== id), sel: id }, { step: true });
  }

  step(key) {
    const [from] = pairOf(state().sel);
    const here = from && this.graph.now.nodes.has(from) ? from : "";
    const next = here ? this.graph.towards(here, key) : [...this.graph.now.nodes][0];
    if (next) change({ sel: next });
  }

  back() {
    const help = byId("help");
    if (help.open) help.close();
    else if (hasBack()) window.history.back();
  }

  help() {
    const help = byId("help");
    const keys = ["/", "← → ↑ ↓", "Enter", "Esc", "[ ]", "p", "1 – 5", "+ − 0", "?"];
    fill(
      help, el("h2", { text: t("help") }), el("dl", {}, keys.map((key, at) => [el("dt", {}, el("kbd", { text: key })), el("dd", { text: t(`key_${at}`) })])),
      el("p", { text: t("help_graph") }), el("p", { text: t("help_table") }), button(t("close"), () => help.close(), { id: "help-close" }),
    );
    help.showModal();
  }

  async png() {
    const { view } = state();
    if (view === "graph") savePng(this.graph.png(), "aidgraph-graph.png");
    else {
      const picture = byId(`view-${view}`).querySelector("svg.map, svg.chart");
      if (picture) savePng(await svgToCanvas(picture, inks().paper), `aidgraph-${view}.png`);
      else byId("status").textContent = t("no_picture");
    }
  }
}

// What a question that fails says stands in the line below the view.
window.addEventListener("unhandledrejection", (event) => {
  byId("status").textContent = String((event.reason && event.reason.message) || event.reason);
});

// What tests and other programs may call.
window.aidgraph = { findPaths, verdict, xlsx, state, change };

const page = new Page(JSON.parse(byId("data").textContent));
window.aidgraph.page = page;
page.begin().catch((error) => {
  byId("status").textContent = String(error.message || error);
  document.documentElement.dataset.failed = "true";
  throw error;
});
