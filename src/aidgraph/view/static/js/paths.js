// Paths of help, as graph/paths.py finds them: the same walks, the same order. A test compares the answers.

import { PREDICATES } from "./families.js";
import { independent } from "./independence.js";
import { verdict } from "./time.js";
import { Walks } from "./walks.js";

const ORDER = new Map(PREDICATES.map((name, number) => [name, number]));
export const USUAL = { anyDirection: false, maxHops: 3, hubs: 50, planned: false, curated: true, asOf: null, limit: 3 };

export function findPaths(store, a, b, how = {}) {
  const rules = { ...USUAL, ...how };
  const ways = a === b ? [] : [[a, b], [b, a]];
  for (const ends of ways) {
    const starts = spread(store, ends[0], (id) => store.partsOf.get(id) || [], ([whole, part]) => [whole, part], (chain, step) => [...chain, step]);
    const targets = spread(store, ends[1], (id) => store.wholesOf.get(id) || [], ([whole, part]) => [part, whole], (chain, step) => [step, ...chain]);
    const walks = new Walks(store, [...starts.keys()], [...targets.keys()], rules);
    const found = told(store, walks, starts, targets, rules, ends[0] !== a);
    if (found.length) return stable(found, (path) => [path.verdict === "unknown"]).slice(0, rules.limit === null ? undefined : rules.limit);
  }
  return [];
}

// An end and all below or above it, level by level, each with the shortest way; no province but the end itself.
function spread(store, origin, ask, ends, join) {
  const chains = new Map([[origin, []]]);
  let level = [origin];
  while (level.length) {
    const steps = level.flatMap(ask).sort(byText);
    const found = new Map();
    for (const step of steps) {
      const [near, far] = ends(step);
      if (!chains.has(far) && !found.has(far)) found.set(far, join(chains.get(near), step));
    }
    level = [...found.keys()].sort(byCode).filter((far) => store.nodes.has(far) && store.nodes.get(far).type !== "Province");
    for (const far of level) chains.set(far, found.get(far));
  }
  return chains;
}

function told(store, walks, starts, targets, rules, backwards) {
  const found = [];
  for (let claims = 1; claims <= rules.maxHops; claims += 1) {
    const forms = new Map();
    for (const walk of walks.ofLength(claims)) {
      const [down, up] = [starts.get(walk[0]), targets.get(walk[walk.length - 1])];
      const nodes = [...down.map((step) => step[0]), ...walk, ...up.map((step) => step[1])];
      if (new Set(nodes).size !== nodes.length) continue;
      const form = (down.length + up.length) * 2 + (up.length ? 1 : 0);
      forms.set(form, [...(forms.get(form) || []), { down, walk, up, nodes }]);
    }
    for (const form of [...forms.keys()].sort((one, other) => one - other)) {
      const paths = forms.get(form).map((route) => pathOf(store, route, rules, backwards)).filter(Boolean);
      found.push(...stable(paths, merit));
      if (rules.limit !== null && found.filter((path) => path.verdict !== "unknown").length >= rules.limit) return found;
    }
  }
  return found;
}

function pathOf(store, route, rules, backwards) {
  const over = [];
  for (let at = 0; at + 1 < route.walk.length; at += 1) {
    const hop = hopOf(store, route.walk[at], route.walk[at + 1], rules);
    if (!hop) return null;
    over.push(hop);
  }
  const step = ([whole, part, relation]) => ({ source: whole, target: part, relation, links: [], sources: 0, verdict: "" });
  const hops = [...route.down.map(step), ...over, ...route.up.map(step)];
  const worst = hops.map((hop) => hop.verdict).sort().pop();
  return { nodes: route.nodes, hops, backwards, verdict: worst };
}

function hopOf(store, source, target, rules) {
  const links = [...linksOf(store, source, target, true, rules), ...(rules.anyDirection ? linksOf(store, target, source, false, rules) : [])];
  if (!links.length) return null;
  const sorted = stable(links, (link) => [ORDER.get(link.predicate), !link.forward]);
  const claims = sorted.flatMap((link) => link.claims);
  const best = claims.map((one) => one.verdict).sort()[0];
  const relation = sorted[0].predicate.toUpperCase();
  const dated = claims.some((one) => store.claims.get(one.id).start || store.claims.get(one.id).end);
  return { source, target, relation, dated, links: sorted, sources: independent(store, claims.map((one) => one.id)).size, verdict: best };
}

function linksOf(store, source, target, forward, rules) {
  const counted = [];
  for (const edge of store.edgesOf.get(source) || []) {
    if (edge.from !== source || edge.to !== target) continue;
    for (const id of edge.claims) {
      const claim = store.claims.get(id);
      if ((claim.status !== "actual" && !rules.planned) || (claim.origin === "curated" && !rules.curated)) continue;
      const then = rules.asOf === null ? "" : verdict(claim, rules.asOf);
      if (then !== "no") counted.push({ id, verdict: then, claim });
    }
  }
  const links = new Map();
  for (const one of stable(counted, when)) links.set(one.claim.predicate, [...(links.get(one.claim.predicate) || []), { id: one.id, verdict: one.verdict }]);
  return [...links].map(([predicate, claims]) => ({ predicate, forward, claims }));
}

function when({ claim, id, verdict: then }) {
  return [ORDER.get(claim.predicate), then, !(claim.start || claim.end), claim.start || "", claim.end || "", id];
}

// A pairing first, then dated, then more sources, then the ids of the nodes.
function merit(path) {
  const over = path.hops.filter((hop) => hop.links.length);
  const pairing = over.some((hop) => hop.links.some((link) => link.predicate === "assists"));
  const dated = over.every((hop) => hop.dated);
  return [!pairing, !dated, -Math.min(...over.map((hop) => hop.sources)), ...path.nodes];
}

// Sorts by keys that are compared one after the other, strings by code point.
function stable(items, key) {
  return items.map((item) => [key(item), item]).sort((one, other) => compare(one[0], other[0])).map((pair) => pair[1]);
}

function compare(one, other) {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    if (one[at] === other[at]) continue;
    return typeof one[at] === "string" ? byCode(one[at], other[at]) : Number(one[at]) - Number(other[at]);
  }
  return one.length - other.length;
}

function byText(one, other) {
  return compare(one, other);
}

// As Python orders strings: by code point, not by UTF-16 unit.
export function byCode(one, other) {
  const [a, b] = [[...one], [...other]];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    if (a[at] !== b[at]) return a[at].codePointAt(0) - b[at].codePointAt(0);
  }
  return a.length - b.length;
}
