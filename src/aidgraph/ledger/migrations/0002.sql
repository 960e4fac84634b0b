-- Pairs are looked up from either end.
DROP INDEX claims_of_subject;
DROP INDEX claims_of_object;
CREATE INDEX claims_of_subject ON claims (subject, object);
CREATE INDEX claims_of_object ON claims (object, subject);
CREATE INDEX entities_of_name ON entities (name);

-- The smallest hashes of a document's sentences: near-equal texts share most of them.
ALTER TABLE documents ADD COLUMN sketch TEXT NOT NULL DEFAULT '';
UPDATE documents SET sketch = sketch(text);

-- Of entities that the user's decisions merge: under which id the claims know each of the others.
CREATE TABLE same_as (
  id TEXT NOT NULL PRIMARY KEY,
  canonical TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX same_as_of ON same_as (canonical);
CREATE INDEX decisions_of_a ON decisions (a);
CREATE INDEX decisions_of_b ON decisions (b);

-- A rejected fact supports no claim.
CREATE TABLE facts_2 (
  id TEXT NOT NULL,
  file TEXT NOT NULL,
  doc_id TEXT NOT NULL REFERENCES documents (id),
  claim_id TEXT REFERENCES claims (id),
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
INSERT INTO facts_2 SELECT * FROM facts ORDER BY rowid;
DROP TABLE facts;
ALTER TABLE facts_2 RENAME TO facts;
CREATE INDEX facts_of_document ON facts (doc_id);
CREATE INDEX facts_of_claim ON facts (claim_id);
CREATE INDEX facts_of_file ON facts (file) WHERE file <> '';

-- One source may state under two names what a decision makes one claim.
CREATE TABLE curated_2 (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  address TEXT NOT NULL,
  date TEXT NOT NULL,
  publisher TEXT NOT NULL,
  subject INTEGER NOT NULL,
  object INTEGER NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (claim_id, address, date, publisher, subject, object)
) STRICT, WITHOUT ROWID;
INSERT INTO curated_2 SELECT claim_id, address, date, publisher, subject, object, confidence FROM curated;
DROP TABLE curated;
ALTER TABLE curated_2 RENAME TO curated;

-- Who took over from whom, as a public source states it.
CREATE TABLE handovers (
  helped TEXT NOT NULL,
  former TEXT NOT NULL,
  successor TEXT NOT NULL,
  year INTEGER NOT NULL,
  address TEXT NOT NULL,
  date TEXT NOT NULL,
  publisher TEXT NOT NULL,
  PRIMARY KEY (helped, former, successor, year, address)
) STRICT, WITHOUT ROWID;
