// Walks from one end to the other, as graph/walks.py takes them: each node given to by the one before.

export class Walks {
  constructor(store, starts, ends, rules) {
    this.store = store;
    this.rules = rules;
    this.after = [new Set(starts)];
    this.before = [new Set(ends)];
    this.next = new Map();
  }

  // Every walk over so many claims, without a node twice; lengths are asked for in rising order.
  ofLength(claims) {
    while (this.after.length + this.before.length - 2 < claims) this.expand();
    const layers = this.layers(claims);
    const walks = [];
    for (const start of layers[0]) this.follow([start], layers, walks);
    return walks;
  }

  expand() {
    const [after, before] = [this.frontier(this.after), this.frontier(this.before)];
    if (after.length <= before.length) this.after.push(this.link(after, true, 1));
    else this.before.push(this.link(before, false, 0));
  }

  frontier(layers) {
    const last = [...layers[layers.length - 1]];
    return layers.length === 1 ? last : last.filter((id) => this.mayPass(id));
  }

  link(ids, forward, far) {
    const reached = new Set();
    for (const pair of ids.flatMap((id) => this.pairs(id, forward))) {
      if (!this.next.has(pair[0])) this.next.set(pair[0], new Set());
      this.next.get(pair[0]).add(pair[1]);
      reached.add(pair[far]);
    }
    return reached;
  }

  // Pairs in the order of the walk, whichever way help flows where either will do.
  pairs(id, forward) {
    const found = [];
    for (const edge of this.store.edgesOf.get(id) || []) {
      if (!this.rules.planned && !edge.claims.some((name) => this.store.claims.get(name).status === "actual")) continue;
      if ((forward ? edge.from : edge.to) === id) found.push([edge.from, edge.to]);
      if (this.rules.anyDirection && (forward ? edge.to : edge.from) === id) found.push([edge.to, edge.from]);
    }
    return found;
  }

  // The nodes that may stand at each place of a walk: reached from the start, and leading to the end.
  layers(claims) {
    const here = Math.min(this.after.length - 1, claims);
    const layers = Array.from({ length: claims + 1 }, () => new Set());
    const fitting = (nodes, place) => new Set([...nodes].filter((id) => place === 0 || place === claims || this.mayPass(id)));
    layers[here] = fitting([...this.after[here]].filter((id) => this.before[claims - here].has(id)), here);
    for (let place = here - 1; place >= 0; place -= 1) {
      const leads = (id) => [...(this.next.get(id) || [])].some((other) => layers[place + 1].has(other));
      layers[place] = fitting([...this.after[place]].filter(leads), place);
    }
    for (let place = here + 1; place <= claims; place += 1) {
      const reached = new Set([...layers[place - 1]].flatMap((id) => [...(this.next.get(id) || [])]));
      layers[place] = fitting([...reached].filter((id) => this.before[claims - place].has(id)), place);
    }
    return layers;
  }

  mayPass(id) {
    const node = this.store.nodes.get(id);
    return Boolean(node) && (node.degree || 0) <= this.rules.hubs && node.type !== "Province" && node.type !== "Group";
  }

  follow(walk, layers, walks) {
    if (walk.length === layers.length) {
      walks.push(walk);
      return;
    }
    for (const id of this.next.get(walk[walk.length - 1]) || []) {
      if (layers[walk.length].has(id) && !walk.includes(id)) this.follow([...walk, id], layers, walks);
    }
  }
}
