-- A document is its bytes; several paths may hold the same.
CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  published TEXT NOT NULL,
  url TEXT NOT NULL,
  place TEXT NOT NULL,
  domain TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE paths (
  path TEXT NOT NULL PRIMARY KEY,
  doc_id TEXT NOT NULL REFERENCES documents (id),
  fingerprint TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX paths_of_document ON paths (doc_id, path);

-- Another program's files of facts. An empty fingerprint asks for the file to be read again.
CREATE TABLE fact_files (
  path TEXT NOT NULL PRIMARY KEY,
  file_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The forms under which an entity is known; "uses" counts the mentions, facts and curated rows that say each.
CREATE TABLE entities (
  key INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  members TEXT NOT NULL,
  uses INTEGER NOT NULL,
  UNIQUE (id, type, name, code, members)
) STRICT;

CREATE TABLE mentions (
  doc_id TEXT NOT NULL REFERENCES documents (id),
  entity INTEGER NOT NULL,
  count INTEGER NOT NULL,
  first_start INTEGER NOT NULL,
  first_end INTEGER NOT NULL,
  PRIMARY KEY (doc_id, entity)
) STRICT, WITHOUT ROWID;

-- What a claim is. How well it is supported is read off its facts, so that nothing can go stale.
CREATE TABLE claims (
  id TEXT NOT NULL PRIMARY KEY,
  predicate TEXT NOT NULL,
  subject TEXT NOT NULL,
  object TEXT NOT NULL,
  via TEXT NOT NULL,
  value ANY,
  unit TEXT NOT NULL,
  what TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  cumulative INTEGER NOT NULL,
  status TEXT NOT NULL,
  scheme TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_of_subject ON claims (subject, predicate);
CREATE INDEX claims_of_object ON claims (object, predicate);
CREATE INDEX claims_of_via ON claims (via, predicate) WHERE via <> '';

-- "file" is empty for what was extracted here, else the file of facts; subject, object and via are keys of entities.
CREATE TABLE facts (
  id TEXT NOT NULL,
  file TEXT NOT NULL,
  doc_id TEXT NOT NULL REFERENCES documents (id),
  claim_id TEXT NOT NULL REFERENCES claims (id),
  subject INTEGER NOT NULL,
  predicate TEXT NOT NULL,
  object INTEGER NOT NULL,
  via INTEGER,
  value ANY,
  unit TEXT NOT NULL,
  what TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  as_of TEXT NOT NULL,
  cumulative INTEGER NOT NULL,
  approx INTEGER NOT NULL,
  bound TEXT NOT NULL,
  status TEXT NOT NULL,
  scheme TEXT NOT NULL,
  quote TEXT NOT NULL,
  quote_start INTEGER NOT NULL,
  quote_end INTEGER NOT NULL,
  context TEXT NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  extra TEXT NOT NULL,
  UNIQUE (id, file)
) STRICT;
CREATE INDEX facts_of_document ON facts (doc_id);
CREATE INDEX facts_of_claim ON facts (claim_id);
CREATE INDEX facts_of_file ON facts (file) WHERE file <> '';

-- Pairings that a public source states: an address, no words.
CREATE TABLE curated (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  address TEXT NOT NULL,
  date TEXT NOT NULL,
  publisher TEXT NOT NULL,
  confidence REAL NOT NULL,
  subject INTEGER NOT NULL,
  object INTEGER NOT NULL,
  PRIMARY KEY (claim_id, address, date, publisher)
) STRICT, WITHOUT ROWID;

-- The user's own lines: two are the same, or not; a fact is rejected.
CREATE TABLE decisions (
  number INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('same', 'different', 'reject')),
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  reason TEXT NOT NULL,
  undone INTEGER NOT NULL
) STRICT;

-- Every change; "state" is a hash of this change and all before it.
CREATE TABLE revisions (
  number INTEGER NOT NULL PRIMARY KEY,
  what TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL
) STRICT;

CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
