// Which documents say something independently, as claims/sources.py tells: by domain, same words and near-equal texts.

// The documents behind these claims: of each the one that stands for all that depend on one another, and those that do.
export function independent(store, claimIds) {
  const parent = new Map();
  const root = (key) => {
    if (!parent.has(key)) parent.set(key, key);
    let at = key;
    while (parent.get(at) !== at) at = parent.get(at);
    return at;
  };
  const join = (one, other) => parent.set(root(one), root(other));
  const documents = new Set();
  for (const id of claimIds) {
    for (const said of store.words.get(id) || []) {
      documents.add(said.doc);
      join(`words ${said.quote.replace(/[\s\x1c-\x1f\x85]+/g, "")}`, `document ${said.doc}`);
      const { domain } = store.documents.get(said.doc) || {};
      if (domain) join(`domain ${domain}`, `document ${said.doc}`);
    }
  }
  for (const [one, other] of store.copies.values()) {
    if (documents.has(one) && documents.has(other)) join(`document ${one}`, `document ${other}`);
  }
  const groups = new Map();
  for (const id of [...documents].sort()) {
    const key = root(`document ${id}`);
    groups.set(key, [...(groups.get(key) || []), id]);
  }
  return new Map([...groups.values()].map((ids) => [ids[0], ids]));
}
