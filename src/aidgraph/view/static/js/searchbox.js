// A field that finds an entity while one types, by mouse, keyboard and input method: an ARIA combobox.

import { byId, el, fill } from "./dom.js";
import { sortOf } from "./families.js";
import { t } from "./words.js";

export class SearchBox {
  constructor(input, { find, pick, describe }) {
    this.input = input;
    this.find = find;
    this.pick = pick;
    this.describe = describe;
    this.found = [];
    this.active = -1;
    this.list = el("ul", { role: "listbox", id: `${input.id}-list`, class: "found", hidden: true });
    input.after(this.list);
    for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.look());
    input.addEventListener("compositionend", () => this.look());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => { this.leaving = window.setTimeout(() => this.close(), 150); });
    input.addEventListener("focus", () => { window.clearTimeout(this.leaving); if (this.input.value) this.look(); });
  }

  async look() {
    const asked = this.input.value;
    const found = await this.find(asked);
    if (asked !== this.input.value) return;
    this.found = found;
    this.active = found.length ? 0 : -1;
    this.show(asked);
  }

  show(asked) {
    this.list.setAttribute("aria-label", t("found"));
    const none = asked.trim() && !this.found.length;
    fill(this.list, this.found.map((node, number) => this.option(node, number)), none ? el("li", { class: "none", role: "option", "aria-disabled": "true", text: t("nothing_found") }) : null);
    this.open(Boolean(asked.trim()) && document.activeElement === this.input);
  }

  option(node, number) {
    const mark = el("span", { class: "mark", "aria-hidden": "true" });
    mark.style.color = sortOf(node.type).colour;
    mark.textContent = "●";
    return el(
      "li",
      { role: "option", id: `${this.list.id}-${number}`, "aria-selected": String(number === this.active), on: { mousedown: (event) => { event.preventDefault(); this.take(number); } } },
      mark, el("span", { text: node.label }), el("span", { class: "soft", text: this.describe(node) }),
    );
  }

  open(wanted) {
    this.list.hidden = !wanted;
    this.stand();
    this.input.setAttribute("aria-expanded", String(wanted));
    if (wanted && this.active >= 0) this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  // Below the field, over whatever scrolls or ends around it.
  stand() {
    const box = this.input.getBoundingClientRect();
    this.list.style.left = `${box.left}px`;
    this.list.style.top = `${box.bottom + 3}px`;
    this.list.style.minWidth = `${box.width}px`;
  }

  close() {
    this.open(false);
  }

  // While an input method composes, Enter and the arrows are its own.
  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.active >= 0 && !this.list.hidden) this.take(this.active);
      else this.look();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (this.list.hidden) this.input.blur();
      this.close();
    }
  }

  move(by) {
    if (!this.found.length) return;
    this.active = (this.active + by + this.found.length) % this.found.length;
    [...this.list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === this.active)));
    const item = byId(`${this.list.id}-${this.active}`);
    if (item) item.scrollIntoView({ block: "nearest" });
    this.open(true);
  }

  take(number) {
    const node = this.found[number];
    this.close();
    this.input.value = "";
    this.input.blur();
    this.pick(node);
  }
}
