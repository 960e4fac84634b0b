// title.zh: 结对的乡镇、村和单位
// title.en: Units paired
// question.zh: 两地之间有多少乡镇、村、学校、医院、企业结对？
// question.en: How many townships, villages, schools, hospitals and firms are paired between two places?
// params: place: entity = null
// returns: helper_id, helper, helped_id, helped, what, value, since, until, as_of, cumulative, bound, status, sources, claim_id
// order: helper_id, helped_id, since, claim_id
// example: place=甘谷县
MATCH (provider)<-[:PROVIDER]-(c:Claim {predicate: 'pairs_units'})-[:RECEIVER]->(receiver)
WHERE $place IS NULL OR provider.id = $place OR receiver.id = $place
RETURN provider.id AS helper_id, provider.name AS helper, receiver.id AS helped_id, receiver.name AS helped,
       c.what AS what, c.value AS value, c.since AS since, c.until AS until, c.as_of AS as_of,
       c.cumulative AS cumulative, c.bound AS bound, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY helper_id, helped_id, since, claim_id
