// title.zh: 培训
// title.en: Training
// question.zh: 谁为谁培训了多少人、办了多少班，哪一年？
// question.en: Who trained how many people, or held how many classes, for whom, and when?
// params: place: entity = null
// returns: trainer_id, trainer, trained_id, trained, what, value, unit, since, until, as_of, cumulative, bound, status, sources, claim_id
// order: trainer_id, trained_id, since, claim_id
// example: place=临夏州
MATCH (provider)<-[:PROVIDER]-(c:Claim {predicate: 'trains'})-[:RECEIVER]->(receiver)
WHERE $place IS NULL OR provider.id = $place OR receiver.id = $place
RETURN provider.id AS trainer_id, provider.name AS trainer, receiver.id AS trained_id, receiver.name AS trained,
       c.what AS what, c.value AS value, c.unit AS unit, c.since AS since, c.until AS until, c.as_of AS as_of,
       c.cumulative AS cumulative, c.bound AS bound, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY trainer_id, trained_id, since, claim_id
