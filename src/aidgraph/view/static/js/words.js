// Says claims in the reader's language: from keys, numbers and claims to text, as the command line words them.

const KINDS = new Set([
  "fiscal", "social", "central", "attracted", "enterprises", "cadre", "professional", "teacher", "doctor", "mixed",
  "farmer", "student", "poor", "farmers", "jobs",
]);
const SCALES = { zh: [[1e8, "yi"], [1e4, "wan"]], en: [[1e9, "billion"], [1e6, "million"]] };

let tables = [];
let language = "zh";

export function setTables(view, terms) {
  tables = [view, terms];
}

export function setLanguage(wanted) {
  language = wanted;
}

export function lang() {
  return language;
}

export function t(name, parameters = {}) {
  for (const table of tables) {
    if (Object.prototype.hasOwnProperty.call(table, name)) {
      return table[name][language].replace(/\{(\w+)\}/g, (_, key) => String(parameters[key]));
    }
  }
  return name;
}

// 150000000 → 1.5亿 or 150 million; 12000 → 1.2万 or 12,000.
export function number(value) {
  for (const [size, name] of SCALES[language]) if (Math.abs(value) >= size) return t(name, { number: digits(value / size) });
  return digits(value);
}

export function digits(value) {
  const [whole, part] = String(Number(value.toPrecision(15))).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part ? `${grouped}.${part}` : grouped;
}

export function listed(...parts) {
  return parts.filter(Boolean).join(t("comma"));
}

export function measure(claim) {
  const what = kind(claim.what || "");
  if (claim.value === undefined) return what;
  const bound = claim.bound || (claim.approx ? "about" : "");
  const bare = t(claim.unit, { number: number(claim.value) });
  const said = bound ? t(bound, { measure: bare }) : bare;
  if (!what) return said;
  return claim.unit === "count" ? `${said} ${what}` : t("of_kind", { measure: said, kind: what });
}

export function kind(what) {
  return KINDS.has(what) ? t(what) : what;
}

// The value in base units where the reader's short form rounds digits together.
export function inFull(claim) {
  if (claim.value === undefined || !claim.unit || number(claim.value) === digits(claim.value)) return "";
  return t(claim.unit, { number: digits(claim.value) });
}

export function period(claim) {
  const stated = statedPeriod(claim.start || "", claim.end || "");
  if (claim.cumulative) return listed(stated, claim.as_of ? t("running_total_to", { date: claim.as_of }) : t("running_total"));
  return stated || listed(t("undated"), attested(claim));
}

function statedPeriod(start, end) {
  if (start && start === end) return t("in_year", { year: start });
  if (start && end) return t("from_to", { start, end });
  if (start) return t("since", { start });
  return end ? t("until", { end }) : "";
}

function attested(claim) {
  const years = [...new Set([claim.first_attested, claim.last_attested].filter((year) => year !== undefined))];
  return years.length ? t("attested", { years: years.join("–") }) : "";
}

export function sources(claim) {
  if (claim.origin === "curated") return t("curated");
  return claim.sources === 1 ? t("one_source") : t("sources", { count: claim.sources || 0 });
}
