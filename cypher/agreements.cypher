// title.zh: 签署的协议
// title.en: Agreements
// question.zh: 谁和谁签了什么协议，哪一年？
// question.en: Who signed which agreement with whom, and when?
// params: limit: integer = 100
// returns: a_id, a, b_id, b, agreement, since, status, sources, claim_id
// order: a_id, b_id, since, claim_id
// example: limit=20
MATCH (a)<-[:PROVIDER]-(c:Claim {predicate: 'signs'})-[:RECEIVER]->(b)
RETURN a.id AS a_id, a.name AS a, b.id AS b_id, b.name AS b, c.what AS agreement, c.since AS since,
       c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY a_id, b_id, since, claim_id
LIMIT $limit
