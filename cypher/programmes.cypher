// title.zh: 项目品牌及参加方
// title.en: Programmes and who takes part
// question.zh: 有哪些有名称的项目、行动和机制，谁发起，谁参加，为谁而设？
// question.en: Which named programmes, actions and mechanisms are there, who founded them, who takes part, and whom do they serve?
// params: limit: integer = 100
// returns: programme_id, programme, role, party_id, party, since, status, sources, claim_id
// order: programme_id, role, party_id, claim_id
// example: limit=20
MATCH (programme:Programme)
OPTIONAL MATCH (programme)<-[:RECEIVER|PROVIDER]-(c:Claim)-[:PROVIDER|RECEIVER]->(party)
WHERE party.id <> programme.id
RETURN programme.id AS programme_id, programme.name AS programme, c.predicate AS role, party.id AS party_id,
       party.name AS party, c.since AS since, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY programme_id, role, party_id, claim_id
LIMIT $limit
