// Files for the reader: from bytes or text to a download.

import { el } from "./dom.js";

export function download(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = el("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// A picture of an SVG as it looks now: its computed colours go with it.
export async function svgToCanvas(picture, paper) {
  const copy = picture.cloneNode(true);
  const [from, to] = [[...picture.querySelectorAll("*")], [...copy.querySelectorAll("*")]];
  const kept = ["fill", "stroke", "stroke-width", "opacity", "font-size", "font-family", "text-anchor", "font-weight", "stroke-dasharray", "stroke-opacity", "paint-order"];
  from.forEach((node, at) => {
    const style = window.getComputedStyle(node);
    for (const name of kept) if (style.getPropertyValue(name)) to[at].setAttribute(name, style.getPropertyValue(name));
  });
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.clientWidth * 2, picture.clientHeight * 2];
  const context = canvas.getContext("2d");
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export function savePng(canvas, name) {
  canvas.toBlob((blob) => download(name, blob, "image/png"), "image/png");
}
