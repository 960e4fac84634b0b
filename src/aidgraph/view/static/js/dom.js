// Makes elements: from a tag, properties and children to a node. Text enters as text alone, never as markup.

const SVG = "http://www.w3.org/2000/svg";

export function el(tag, properties = {}, ...children) {
  return filled(document.createElement(tag), properties, children);
}

export function svg(tag, properties = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), properties, children);
}

function filled(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (name === "text") node.textContent = value;
    else if (name === "data") for (const [key, item] of Object.entries(value)) node.dataset[key] = item;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export function fill(node, ...children) {
  node.textContent = "";
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export function byId(id) {
  return document.getElementById(id);
}

// What a stranger wrote as an address becomes a link only where it leads to a page, never to a script.
export function link(address, text) {
  const safe = /^https?:\/\//i.test(address);
  if (!safe) return el("span", { text });
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer", text });
}

export function button(text, run, properties = {}) {
  return el("button", { type: "button", text, on: { click: run }, ...properties });
}
