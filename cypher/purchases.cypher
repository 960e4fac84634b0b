// title.zh: 消费帮扶
// title.en: Purchases
// question.zh: 谁买了谁的货，多少钱，哪一年？
// question.en: Who bought whose goods, for how much, and when?
// params: place: entity = null
// returns: buyer_id, buyer, seller_id, seller, what, amount, since, until, as_of, cumulative, bound, status, sources, claim_id
// order: buyer_id, seller_id, since, claim_id
// example: place=临夏州
MATCH (provider)<-[:PROVIDER]-(c:Claim {predicate: 'buys_from'})-[:RECEIVER]->(receiver)
WHERE $place IS NULL OR provider.id = $place OR receiver.id = $place
RETURN provider.id AS buyer_id, provider.name AS buyer, receiver.id AS seller_id, receiver.name AS seller,
       c.what AS what, c.value AS amount, c.since AS since, c.until AS until, c.as_of AS as_of,
       c.cumulative AS cumulative, c.bound AS bound, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY buyer_id, seller_id, since, claim_id
