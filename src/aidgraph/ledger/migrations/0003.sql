-- An entity's documents, and the groups that name their members.
CREATE INDEX mentions_of_entity ON mentions (entity, doc_id);
CREATE INDEX entities_with_members ON entities (id, members) WHERE members <> '';
