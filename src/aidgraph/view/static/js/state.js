// What is being looked at, kept in the address: from changes to the fragment, and from the fragment to the state.

const LISTS = ["open", "plus", "hide", "off", "types"];
const DEFAULTS = {
  view: "graph", lang: "", theme: "", sel: "", open: [], plus: [], hide: [], pin: {}, off: [], types: [],
  planned: true, curated: true, src: 0, year: null, until: null, a: "", b: "", n: "300", by: "claims",
  q: "", sort: "", kind: "",
};

const watchers = [];
let current = { ...DEFAULTS };

export function state() {
  return current;
}

// The view that opens where the address names none.
export function setFirstView(name) {
  DEFAULTS.view = name;
}

export function watch(run) {
  watchers.push(run);
}

// Changes some of it. With a step, the browser's Back undoes it.
export function change(some, { step = false } = {}) {
  current = { ...current, ...some };
  const address = `#${written(current)}`;
  if (address !== location.hash && !(address === "#" && !location.hash)) {
    const method = step ? "pushState" : "replaceState";
    window.history[method]({ depth: depth() + (step ? 1 : 0) }, "", address === "#" ? location.pathname + location.search : address);
  }
  tell(Object.keys(some));
}

function depth() {
  return (window.history.state && window.history.state.depth) || 0;
}

// Whether there is something on this page to go back to.
export function hasBack() {
  return depth() > 0;
}

export function readAddress() {
  current = read(location.hash.slice(1));
}

export function followAddress() {
  window.addEventListener("popstate", () => {
    readAddress();
    tell(Object.keys(DEFAULTS));
  });
}

// The years that are asked about: one, a range, or none.
export function years() {
  if (current.year === null) return null;
  return [current.year, current.until === null ? current.year : Math.max(current.year, current.until)];
}

function tell(keys) {
  for (const run of watchers) run(keys);
}

function written(from) {
  const pairs = new URLSearchParams();
  for (const [key, usual] of Object.entries(DEFAULTS)) {
    const value = from[key];
    if (LISTS.includes(key)) value.forEach((item) => pairs.append(key, item));
    else if (key === "pin") Object.entries(value).forEach(([id, at]) => pairs.append(key, `${at[0]},${at[1]},${id}`));
    else if (value !== usual) pairs.append(key, value === true ? "1" : value === false ? "0" : String(value));
  }
  return pairs.toString();
}

function read(fragment) {
  const pairs = new URLSearchParams(fragment);
  const found = { ...DEFAULTS };
  for (const [key, usual] of Object.entries(DEFAULTS)) {
    const values = pairs.getAll(key);
    if (!values.length) continue;
    if (LISTS.includes(key)) found[key] = values;
    else if (key === "pin") found[key] = Object.fromEntries(values.map(pinned));
    else if (typeof usual === "boolean") found[key] = values[0] === "1";
    else if (key === "year" || key === "until" || key === "src") found[key] = whole(values[0], usual);
    else found[key] = values[0];
  }
  return found;
}

function pinned(text) {
  const [x, y, ...id] = text.split(",");
  return [id.join(","), [Number(x) || 0, Number(y) || 0]];
}

function whole(text, usual) {
  return /^\d{1,4}$/.test(text) ? Number(text) : usual;
}
