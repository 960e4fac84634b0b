// Finds entities: from what is typed (a name, pinyin, initials, a code, an alias) to entities, the best first.

export function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\s“”"'‘’「」『』《》〈〉]+/g, "");
}

export function search(store, text, limit = 12) {
  const asked = folded(text);
  if (!asked) return [];
  const found = [];
  for (const node of store.nodes.values()) {
    const rank = rankOf(node, asked);
    if (rank < Infinity) found.push([rank, node]);
  }
  found.sort((one, two) => one[0] - two[0] || (two[1].degree || 0) - (one[1].degree || 0) || (one[1].id < two[1].id ? -1 : 1));
  return found.slice(0, limit).map((pair) => pair[1]);
}

// A whole key, the beginning of one, a part of one; larger divisions before smaller ones in each.
function rankOf(node, asked) {
  let rank = Infinity;
  for (const key of (node.keys || "").split("|")) {
    if (key === asked) rank = 0;
    else if (key.startsWith(asked)) rank = Math.min(rank, 10);
    else if (asked.length > 1 && key.includes(asked)) rank = Math.min(rank, 20);
  }
  const levels = { Province: 0, City: 1, County: 2 };
  return rank + (levels[node.type] === undefined ? 3 : levels[node.type]);
}
