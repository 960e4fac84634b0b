// The keys: what each does wherever one is, but not while one writes or an input method composes.

export function listen(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      actions.back();
      return;
    }
    if (writes(event.target)) return;
    const run = {
      "/": actions.search, p: actions.path, "?": actions.help, "[": () => actions.year(-1), "]": () => actions.year(1),
      1: () => actions.view(0), 2: () => actions.view(1), 3: () => actions.view(2), 4: () => actions.view(3), 5: () => actions.view(4),
    }[event.key];
    if (run) {
      event.preventDefault();
      run();
    }
  });
}

// The graph has keys of its own while it has the focus.
export function listenInGraph(container, actions) {
  container.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key.startsWith("Arrow")) actions.step(event.key);
    else if (event.key === "Enter") actions.open();
    else if (event.key === "+" || event.key === "=") actions.zoom(1.3);
    else if (event.key === "-") actions.zoom(1 / 1.3);
    else if (event.key === "0") actions.fit();
    else return;
    event.preventDefault();
  });
}

function writes(node) {
  return node instanceof HTMLInputElement ? !["checkbox", "radio", "range", "button"].includes(node.type) : node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;
}
