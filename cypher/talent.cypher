// title.zh: 人才选派
// title.en: Talent sent
// question.zh: 谁向谁选派了多少干部、教师、医生，哪一年，已派还是计划派？
// question.en: Who sent how many cadres, teachers and doctors to whom, when, and are they sent or planned?
// params: place: entity = null
// returns: sender_id, sender, receiver_id, receiver, what, persons, since, until, as_of, cumulative, bound, status, sources, claim_id
// order: sender_id, receiver_id, since, claim_id
// example: place=定西市
MATCH (provider)<-[:PROVIDER]-(c:Claim {predicate: 'sends_talent'})-[:RECEIVER]->(receiver)
WHERE $place IS NULL OR provider.id = $place OR receiver.id = $place
RETURN provider.id AS sender_id, provider.name AS sender, receiver.id AS receiver_id, receiver.name AS receiver,
       c.what AS what, c.value AS persons, c.since AS since, c.until AS until, c.as_of AS as_of,
       c.cumulative AS cumulative, c.bound AS bound, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY sender_id, receiver_id, since, claim_id
