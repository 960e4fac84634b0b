// title.zh: 投资
// title.en: Investment
// question.zh: 谁到哪里投资，多少钱或多少家企业，哪一年？
// question.en: Who invested where, how much or how many firms, and when?
// params: place: entity = null
// returns: investor_id, investor, place_id, place, what, value, unit, since, until, as_of, cumulative, bound, status, sources, claim_id
// order: investor_id, place_id, since, claim_id
// example: place=临洮县
MATCH (provider)<-[:PROVIDER]-(c:Claim {predicate: 'invests_in'})-[:RECEIVER]->(receiver)
WHERE $place IS NULL OR provider.id = $place OR receiver.id = $place
RETURN provider.id AS investor_id, provider.name AS investor, receiver.id AS place_id, receiver.name AS place,
       c.what AS what, c.value AS value, c.unit AS unit, c.since AS since, c.until AS until, c.as_of AS as_of,
       c.cumulative AS cumulative, c.bound AS bound, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY investor_id, place_id, since, claim_id
