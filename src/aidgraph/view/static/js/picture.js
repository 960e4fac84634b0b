// What the graph draws: from the state to the entities that stand for themselves and for what lies in them, and to edges.

import { FAMILIES, familyOf } from "./families.js";
import { chosen, pair, pairOf, verdictNow } from "./selection.js";
import { state } from "./state.js";
import { better } from "./time.js";

const FIRST = 64; // entities at first sight: as many as have room for their names
const LARGEST_PAIRS = 12;

// {nodes: ids, edges: [{id, from, to, family, claims, verdict, planned, curated, weight}], hidden: how many}
export function picture(store, route = []) {
  const counts = chosen(store);
  const claims = [...store.claims.values()].filter(counts);
  const nodes = visible(store, claims, route);
  const edges = drawn(store, claims, nodes);
  return { nodes, edges, hidden: store.nodes.size - nodes.size };
}

function visible(store, claims, route) {
  const now = state();
  const hidden = new Set(now.hide);
  const off = new Set(now.types);
  const keep = (id) => store.nodes.has(id) && !hidden.has(id) && !off.has(store.nodes.get(id).type);
  if (now.n === "all") return new Set([...store.nodes.keys()].filter(keep));
  const limit = Number(now.n) || 300;
  const wanted = [...now.plus, ...pairOf(now.sel), ...now.open, now.a, now.b, ...route];
  const shown = new Set([...wanted, ...firstSight(store, claims)].filter((id) => id && keep(id)));
  for (const id of now.open) for (const child of opened(store, id)) if (shown.size < limit && keep(child)) shown.add(child);
  return shown;
}

// Provinces with anything in them, the largest pairs, and what has most claims of the rest.
function firstSight(store, claims) {
  const weight = new Map();
  const pairs = new Map();
  const add = (map, key, much) => map.set(key, (map.get(key) || 0) + much);
  for (const claim of claims) {
    const much = 1 + (claim.sources || 0);
    for (const party of [claim.subject, claim.object]) {
      const province = store.province(party);
      add(weight, province || party, province ? 1e6 : much);
    }
    add(pairs, pair(claim.subject, claim.object), much);
  }
  const largest = [...pairs].sort(byWeight).slice(0, LARGEST_PAIRS).flatMap(([key]) => pairOf(key));
  const rest = [...weight].sort(byWeight).map(([id]) => id);
  return [...new Set([...largest, ...rest])].slice(0, FIRST + LARGEST_PAIRS);
}

function byWeight(one, other) {
  return other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
}

// Parts of it that take part in something, or hold what does, and who says that it is at home there.
export function opened(store, id) {
  const alive = (child) => [...store.within(child)].some((each) => store.claimsOf.has(each));
  const based = (store.claimsOf.get(id) || []).filter((claim) => claim.predicate === "based_in" && claim.object === id);
  const parts = store.children(id).filter(alive);
  const members = (store.partsOf.get(id) || []).filter((step) => step[2] === "MEMBER_OF").map((step) => step[1]);
  return [...new Set([...parts, ...members, ...based.map((claim) => claim.subject)])];
}

function drawn(store, claims, nodes) {
  const stands = new Map();
  const standIn = (id) => {
    if (!stands.has(id)) stands.set(id, nodes.has(id) ? id : store.ancestors(id).find((whole) => nodes.has(whole)) || "");
    return stands.get(id);
  };
  const edges = new Map();
  for (const claim of claims) {
    const [from, to] = [standIn(claim.subject), standIn(claim.object)];
    if (!from || !to || from === to) continue;
    const verdict = verdictNow(claim);
    if (verdict === "no") continue;
    const family = familyOf(claim.predicate);
    const key = `${pair(from, to)} ${family}`;
    const edge = edges.get(key) || started(key, from, to, family, verdict);
    edges.set(key, joined(edge, claim, verdict));
  }
  return [...edges.values()].map(weighed);
}

function started(id, from, to, family, verdict) {
  return { id, from, to, family, claims: [], verdict, planned: true, curated: true, amount: 0, said: 0 };
}

function joined(edge, claim, verdict) {
  edge.claims.push(claim);
  edge.verdict = better(verdict, edge.verdict);
  edge.planned = edge.planned && claim.status === "planned";
  edge.curated = edge.curated && claim.origin === "curated";
  if (claim.unit === "CNY" && claim.status === "actual") edge.amount = Math.max(edge.amount, claim.value || 0);
  edge.said += claim.sources || 0;
  return edge;
}

// By the square root of the largest amount that one claim states (several may overlap), else of the sources.
function weighed(edge) {
  const by = state().by === "amount" && edge.amount ? Math.sqrt(edge.amount / 1e7) : Math.sqrt(edge.claims.length);
  return { ...edge, weight: Math.min(8, 1 + 0.8 * by), colour: FAMILIES[edge.family].colour };
}
