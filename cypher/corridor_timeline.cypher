// title.zh: 两省之间的年表
// title.en: The timeline of a corridor
// question.zh: 从一省（及其所辖各方）到另一省（及其所辖各地），各年有哪些主张？
// question.en: Year by year, what is claimed from one province and its parts to another and its parts?
// params: from: entity = place:120000, to: entity = place:620000
// returns: year, predicate, provider_id, provider, receiver_id, receiver, value, unit, what, until, status, origin, sources, claim_id
// order: year, predicate, provider_id, receiver_id, claim_id
// example: from=天津市 to=甘肃省
MATCH (provider:Place)-[:PART_OF*0..4]->(:Place {id: $from})
MATCH (provider)<-[:PROVIDER]-(c:Claim)-[:RECEIVER]->(receiver:Place)-[:PART_OF*0..4]->(:Place {id: $to})
RETURN coalesce(c.start_year, c.first_attested) AS year, c.predicate AS predicate, provider.id AS provider_id,
       provider.name AS provider, receiver.id AS receiver_id, receiver.name AS receiver, c.value AS value,
       c.unit AS unit, c.what AS what, c.until AS until, c.status AS status, c.origin AS origin,
       c.sources AS sources, c.id AS claim_id
ORDER BY year, predicate, provider_id, receiver_id, claim_id
