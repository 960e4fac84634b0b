// title.zh: 劳务输转
// title.en: Labour transferred
// question.zh: 哪里的人到哪里务工，多少人，哪一年？
// question.en: Whose people were placed in jobs where, how many, and when?
// params: place: entity = null
// returns: home_id, home, workplace_id, workplace, persons, since, until, as_of, cumulative, bound, status, sources, claim_id
// order: home_id, workplace_id, since, claim_id
// example: place=临夏州
MATCH (provider)<-[:PROVIDER]-(c:Claim {predicate: 'transfers_labour'})-[:RECEIVER]->(receiver)
WHERE $place IS NULL OR provider.id = $place OR receiver.id = $place
RETURN provider.id AS home_id, provider.name AS home, receiver.id AS workplace_id, receiver.name AS workplace,
       c.value AS persons, c.since AS since, c.until AS until, c.as_of AS as_of, c.cumulative AS cumulative,
       c.bound AS bound, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY home_id, workplace_id, since, claim_id
