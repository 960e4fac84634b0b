// title.zh: 各对各年的资金
// title.en: Money by pair, year and kind
// question.zh: 谁给谁多少钱，哪一年，哪一类，已给还是计划给？
// question.en: Who gave whom how much money, in which year, of which kind, and is it given or planned?
// params: place: entity = null
// returns: giver_id, giver, receiver_id, receiver, what, amount, since, until, as_of, cumulative, bound, status, sources, claim_id
// order: giver_id, receiver_id, since, claim_id
// example: place=临夏州
MATCH (provider)<-[:PROVIDER]-(c:Claim {predicate: 'funds'})-[:RECEIVER]->(receiver)
WHERE $place IS NULL OR provider.id = $place OR receiver.id = $place
RETURN provider.id AS giver_id, provider.name AS giver, receiver.id AS receiver_id, receiver.name AS receiver,
       c.what AS what, c.value AS amount, c.since AS since, c.until AS until, c.as_of AS as_of,
       c.cumulative AS cumulative, c.bound AS bound, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY giver_id, receiver_id, since, claim_id
