// title.zh: 只有一个来源的主张
// title.en: Claims that rest on one source
// question.zh: 哪些主张只有一个独立来源，因此最需要核实？
// question.en: Which claims does only one independent source state, so that they most need checking?
// params: predicate: text = null, limit: integer = 100
// returns: claim_id, claim, predicate, value, unit, since, until, status, fact_id, quote, title, published, url
// order: claim_id, fact_id
// example: predicate=funds limit=20
MATCH (c:Claim {origin: 'extracted', sources: 1})<-[:SUPPORTS]-(e:Evidence)-[:IN]->(d:Document)
WHERE $predicate IS NULL OR c.predicate = $predicate
RETURN c.id AS claim_id, c.name AS claim, c.predicate AS predicate, c.value AS value, c.unit AS unit, c.since AS since,
       c.until AS until, c.status AS status, e.id AS fact_id, e.quote AS quote, d.title AS title,
       d.published AS published, d.url AS url
ORDER BY claim_id, fact_id
LIMIT $limit
