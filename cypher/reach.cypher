// title.zh: 惠及的人和户
// title.en: People and households reached
// question.zh: 谁的帮扶使哪里多少人、多少户受益、就业或增收？
// question.en: Whose help reached, employed or raised how many people or households, and where?
// params: place: entity = null
// returns: helper_id, helper, place_id, place, what, value, unit, since, until, as_of, cumulative, bound, status, sources, claim_id
// order: helper_id, place_id, since, claim_id
// example: place=达州市
MATCH (provider)<-[:PROVIDER]-(c:Claim {predicate: 'benefits'})-[:RECEIVER]->(receiver)
WHERE $place IS NULL OR provider.id = $place OR receiver.id = $place
RETURN provider.id AS helper_id, provider.name AS helper, receiver.id AS place_id, receiver.name AS place,
       c.what AS what, c.value AS value, c.unit AS unit, c.since AS since, c.until AS until, c.as_of AS as_of,
       c.cumulative AS cumulative, c.bound AS bound, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY helper_id, place_id, since, claim_id
