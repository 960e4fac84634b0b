// Holds what the page knows: from feeds, whole or in parts, to entities, edges, claims and words that are found at once.

export class Store {
  constructor() {
    this.nodes = new Map();
    this.edges = new Map();
    this.claims = new Map();
    this.words = new Map();
    this.documents = new Map();
    this.copies = new Map();
    this.conflicts = new Map();
    this.counts = {};
    this.partsOf = new Map();
    this.wholesOf = new Map();
    this.edgesOf = new Map();
    this.claimsOf = new Map();
  }

  merge(feed) {
    for (const node of feed.nodes) if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
    for (const edge of feed.edges) this.addEdge(edge);
    for (const [id, claim] of Object.entries(feed.claims)) this.addClaim(id, claim);
    for (const [id, rows] of Object.entries(feed.words)) this.words.set(id, rows);
    for (const [id, row] of Object.entries(feed.documents)) this.documents.set(id, row);
    for (const step of feed.parts) this.addStep(step);
    for (const [one, other] of feed.copies) this.copies.set(`${one} ${other}`, [one, other]);
    for (const [one, other] of feed.conflicts) for (const [claim, against] of [[one, other], [other, one]]) this.conflicts.set(claim, new Set([...(this.conflicts.get(claim) || []), against]));
    this.counts = feed.counts;
  }

  addEdge(edge) {
    const key = `${edge.from}\n${edge.to}\n${edge.predicate}`;
    if (this.edges.has(key)) return;
    this.edges.set(key, edge);
    push(this.edgesOf, edge.from, edge);
    if (edge.to !== edge.from) push(this.edgesOf, edge.to, edge);
  }

  addClaim(id, claim) {
    if (this.claims.has(id)) return;
    claim.id = id;
    this.claims.set(id, claim);
    for (const party of new Set([claim.subject, claim.object, claim.via])) if (party) push(this.claimsOf, party, claim);
  }

  addStep(step) {
    const [whole, part] = step;
    if ((this.wholesOf.get(part) || []).some((known) => known[0] === whole && known[2] === step[2])) return;
    push(this.wholesOf, part, step);
    push(this.partsOf, whole, step);
  }

  name(id) {
    const node = this.nodes.get(id);
    return node ? node.label : id;
  }

  // What it lies in, nearest first.
  ancestors(id) {
    const found = [];
    for (let whole = this.whole(id); whole && !found.includes(whole); whole = this.whole(whole)) found.push(whole);
    return found;
  }

  whole(id) {
    const step = (this.wholesOf.get(id) || []).find((known) => known[2] === "PART_OF");
    return step ? step[0] : "";
  }

  // Whether an entity is the other one or lies in it.
  lies(id, whole) {
    return id === whole || this.ancestors(id).includes(whole);
  }

  children(id) {
    return (this.partsOf.get(id) || []).filter((step) => step[2] === "PART_OF").map((step) => step[1]);
  }

  // An entity and everything that lies in it.
  within(id) {
    const found = new Set([id]);
    for (const each of found) for (const child of this.children(each)) found.add(child);
    return found;
  }

  province(id) {
    return [id, ...this.ancestors(id)].find((each) => (this.nodes.get(each) || {}).type === "Province") || "";
  }

  neighbours(id) {
    return [...new Set((this.edgesOf.get(id) || []).map((edge) => (edge.from === id ? edge.to : edge.from)))];
  }
}

function push(map, key, value) {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
