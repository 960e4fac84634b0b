// Where the page's data comes from: from inside the page, or by JSON from the server that served it.

import { findPaths } from "./paths.js";
import { search } from "./search.js";

export class Embedded {
  constructor(store, feed) {
    this.store = store;
    this.feed = feed;
  }

  async begin() {
    this.store.merge(this.feed);
    this.feed = null;
  }

  async find(text) {
    return search(this.store, text);
  }

  async reach() {
    // Everything is here.
  }

  async paths(a, b, how) {
    return findPaths(this.store, a, b, how);
  }
}

export class Served {
  constructor(store) {
    this.store = store;
    this.reached = new Set();
  }

  async begin(ids, limit) {
    const size = limit === "all" ? 2000 : Math.min(2000, Number(limit) || 300);
    const answer = await asked("graph", [["limit", String(size)]]);
    this.store.merge(answer.feed);
    this.truncated = answer.truncated;
    for (const id of ids) await this.reach(id);
  }

  async find(text) {
    if (!text.trim()) return [];
    const answer = await asked("search", [["q", text]]);
    this.store.merge(answer.feed);
    return answer.found.map((id) => this.store.nodes.get(id));
  }

  // What lies around an entity, once.
  async reach(id) {
    if (!id || this.reached.has(id)) return;
    this.reached.add(id);
    const answer = await asked("neighbours", [["id", id]]);
    this.store.merge(answer.feed);
  }

  async paths(a, b, { asOf, curated }) {
    const query = [["a", a], ["b", b], ["curated", String(curated)]];
    if (asOf !== null) query.push(["as_of", String(asOf)]);
    const answer = await asked("path", query);
    this.store.merge(answer.feed);
    return answer.paths;
  }
}

async function asked(name, query) {
  const answer = await fetch(`api/${name}?${new URLSearchParams(query)}`);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error);
  return body;
}
