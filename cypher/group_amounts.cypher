// title.zh: 几方合计的数额
// title.en: Amounts of groups
// question.zh: 哪些数额是几方合在一起说的（不能分给任何一方），各方是谁？
// question.en: Which amounts are stated of several parties together, so that they are no single member's, and who are the members?
// params: limit: integer = 200
// returns: group_id, group, member_id, member, predicate, receiver_id, receiver, value, unit, what, since, status, sources, claim_id
// order: group_id, claim_id, member_id
// example: limit=20
MATCH (party:Group)<-[:PROVIDER]-(c:Claim)-[:RECEIVER]->(receiver)
WHERE c.value IS NOT NULL
OPTIONAL MATCH (party)<-[:MEMBER_OF]-(member)
RETURN party.id AS group_id, party.name AS group, member.id AS member_id, member.name AS member,
       c.predicate AS predicate, receiver.id AS receiver_id, receiver.name AS receiver, c.value AS value,
       c.unit AS unit, c.what AS what, c.since AS since, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY group_id, claim_id, member_id
LIMIT $limit
