// Whether a claim holds in a year: the rules of claims/time.py, which a test compares with these.

export function yearOf(date) {
  return date ? Number(date.slice(0, 4)) : null;
}

export function verdict(claim, year) {
  const start = yearOf(claim.start);
  const end = yearOf(claim.end);
  if ((start !== null && year < start) || (end !== null && year > end)) return "no";
  if (start !== null && end !== null) return "holds";
  const first = claim.first_attested === undefined ? null : claim.first_attested;
  const last = claim.last_attested === undefined ? null : claim.last_attested;
  const since = start === null ? first : start;
  return since !== null && last !== null && since <= year && year <= last ? "holds" : "unknown";
}

const RANK = { holds: 0, unknown: 1, no: 2 };

export function better(one, other) {
  return RANK[one] <= RANK[other] ? one : other;
}

// The best verdict of any year of a range; without a range nothing is asked.
export function within(claim, range) {
  if (!range) return "";
  let best = "no";
  for (let year = range[0]; year <= range[1] && best !== "holds"; year += 1) best = better(verdict(claim, year), best);
  return best;
}
