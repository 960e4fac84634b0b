// The five views of one state: which is open, and what draws it.

import { button, byId, fill } from "./dom.js";
import { change, state } from "./state.js";
import { t } from "./words.js";

export const VIEWS = ["graph", "map", "matrix", "chart", "table"];

export function drawTabs(place) {
  const focused = place.contains(document.activeElement);
  fill(place, VIEWS.map((name) => {
    const chosen = state().view === name;
    return button(t(`view_${name}`), () => openView(name), { role: "tab", id: `tab-${name}`, "aria-selected": String(chosen), "aria-controls": `view-${name}`, tabindex: chosen ? "0" : "-1", on: { click: () => openView(name), keydown: turn } });
  }));
  if (focused) byId(`tab-${state().view}`).focus();
}

export function openView(name) {
  change({ view: name }, { step: true });
}

// Arrow keys go from tab to tab.
function turn(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const at = VIEWS.indexOf(state().view);
  openView(VIEWS[(at + by + VIEWS.length) % VIEWS.length]);
  byId(`tab-${state().view}`).focus();
}

export function showView(views) {
  for (const name of VIEWS) {
    const place = byId(`view-${name}`);
    place.hidden = state().view !== name;
    place.setAttribute("aria-labelledby", `tab-${name}`);
  }
  views[state().view].draw();
}
