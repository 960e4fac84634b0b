// title.zh: 多个来源都说的主张
// title.en: Claims that several sources state
// question.zh: 哪些主张至少有这么多个独立来源？
// question.en: Which claims do at least so many independent sources state?
// params: sources: integer = 2, limit: integer = 100
// returns: claim, predicate, value, unit, what, since, until, status, sources, first_attested, last_attested, claim_id
// order: sources desc, claim_id
// example: sources=3
MATCH (c:Claim)
WHERE c.sources >= $sources
RETURN c.name AS claim, c.predicate AS predicate, c.value AS value, c.unit AS unit, c.what AS what, c.since AS since,
       c.until AS until, c.status AS status, c.sources AS sources, c.first_attested AS first_attested,
       c.last_attested AS last_attested, c.id AS claim_id
ORDER BY sources DESC, claim_id
LIMIT $limit
