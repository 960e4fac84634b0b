// title.zh: 援建
// title.en: Things built
// question.zh: 谁在哪里援建了什么，多少，哪一年，已建还是计划建？
// question.en: Who built what where, how many, when, and is it built or planned?
// params: place: entity = null
// returns: builder_id, builder, place_id, place, what, value, unit, since, until, as_of, cumulative, bound, status, sources, claim_id
// order: builder_id, place_id, since, claim_id
// example: place=岷县
MATCH (provider)<-[:PROVIDER]-(c:Claim {predicate: 'builds'})-[:RECEIVER]->(receiver)
WHERE $place IS NULL OR provider.id = $place OR receiver.id = $place
RETURN provider.id AS builder_id, provider.name AS builder, receiver.id AS place_id, receiver.name AS place,
       c.what AS what, c.value AS value, c.unit AS unit, c.since AS since, c.until AS until, c.as_of AS as_of,
       c.cumulative AS cumulative, c.bound AS bound, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY builder_id, place_id, since, claim_id
