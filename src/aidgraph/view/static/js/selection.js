// Which claims count now: from the state to a test of claims, and to the claims that a view is about.

import { state, years } from "./state.js";
import { within } from "./time.js";

// A test of claims by predicate, status, origin and number of sources, and what each says of the chosen years.
export function chosen(store) {
  const now = state();
  const off = new Set(now.off);
  const types = new Set(now.types);
  const hidden = new Set(now.hide);
  const shown = (id) => !hidden.has(id) && !types.has((store.nodes.get(id) || {}).type);
  return (claim) =>
    !off.has(claim.predicate) &&
    (now.planned || claim.status !== "planned") &&
    (now.curated || claim.origin !== "curated") &&
    (claim.sources || 0) >= now.src &&
    shown(claim.subject) &&
    shown(claim.object);
}

export function verdictNow(claim) {
  return within(claim, years());
}

// Every claim that counts and is not over or yet to come; of the selected pair or entity where there is one.
export function claimsInView(store) {
  const counts = chosen(store);
  const about = aboutSelection(store);
  return [...store.claims.values()].filter((claim) => about(claim) && counts(claim) && verdictNow(claim) !== "no");
}

// Whether a claim is about what is selected: an entity with all that lies in it, or a pair of such.
export function aboutSelection(store) {
  const selected = state().sel;
  if (!selected) return () => true;
  const [from, to] = pairOf(selected);
  const first = store.within(from);
  if (!to) return (claim) => first.has(claim.subject) || first.has(claim.object) || first.has(claim.via);
  const second = store.within(to);
  return (claim) => first.has(claim.subject) && second.has(claim.object);
}

const BETWEEN = " > ";

// A pair as it is selected: "a > b"; anything without that is one entity.
export function pair(from, to) {
  return `${from}${BETWEEN}${to}`;
}

export function pairOf(selected) {
  const at = selected.indexOf(BETWEEN);
  return at < 0 ? [selected, ""] : [selected.slice(0, at), selected.slice(at + BETWEEN.length)];
}
