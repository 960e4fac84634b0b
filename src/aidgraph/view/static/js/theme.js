// Light and dark: from the reader's choice or system to a mark on the page and the inks of canvases.

import { state } from "./state.js";

const dark = window.matchMedia("(prefers-color-scheme: dark)");

export function isDark() {
  return state().theme ? state().theme === "dark" : dark.matches;
}

export function applyTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

export function onSystemChange(run) {
  dark.addEventListener("change", run);
}

export function inks() {
  return isDark()
    ? { paper: "#15181c", ink: "#eceff3", soft: "#8b949e", pale: "#3a4148" }
    : { paper: "#ffffff", ink: "#16191d", soft: "#6a737d", pale: "#d5d9de" };
}
