// title.zh: 一方对另一方：每条主张和原话
// title.en: From one party to another: every claim and its words
// question.zh: 关于这两方，文献说了什么，原话是什么，出自哪里？
// question.en: What do documents say of these two, in which words, and where?
// params: provider: entity = place:370100, receiver: entity = place:622900
// returns: claim_id, predicate, value, unit, what, since, until, as_of, cumulative, bound, status, scheme, origin, sources, fact_id, quote, document_id, title, publisher, published, url, curated_sources
// order: predicate, since, claim_id, published, fact_id
// example: provider=东丽区 receiver=甘谷县
MATCH (:Place|Organization|Fund|Programme|Venue|Group {id: $provider})<-[:PROVIDER]-(c:Claim)-[:RECEIVER]->(receiver)
WHERE receiver.id = $receiver
OPTIONAL MATCH (c)<-[:SUPPORTS]-(e:Evidence)-[:IN]->(d:Document)
RETURN c.id AS claim_id, c.predicate AS predicate, c.value AS value, c.unit AS unit, c.what AS what, c.since AS since,
       c.until AS until, c.as_of AS as_of, c.cumulative AS cumulative, c.bound AS bound, c.status AS status,
       c.scheme AS scheme, c.origin AS origin, c.sources AS sources, e.id AS fact_id, e.quote AS quote,
       d.id AS document_id, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url,
       c.curated_sources AS curated_sources
ORDER BY predicate, since, claim_id, published, fact_id
