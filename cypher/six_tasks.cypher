// title.zh: 六项任务及其主张
// title.en: The six tasks and their claims
// question.zh: 人才交流、资金使用、产业合作、劳务协作、携手奔小康各有哪些主张？（组织领导没有对应的主张）
// question.en: Which claims belong to each of the six tasks? (None states the first, leadership.)
// params: place: entity = null
// returns: task, claim, predicate, value, unit, what, start_year, status, sources, claim_id
// order: task, claim_id
// example: place=甘谷县
MATCH (provider)<-[:PROVIDER]-(c:Claim)-[:RECEIVER]->(receiver)
WHERE c.predicate IN ['sends_talent', 'trains', 'funds', 'invests_in', 'settles_in', 'buys_from', 'transfers_labour', 'pairs_units']
      AND ($place IS NULL OR provider.id = $place OR receiver.id = $place)
RETURN CASE WHEN c.predicate IN ['sends_talent', 'trains'] THEN '人才交流' WHEN c.predicate = 'funds' THEN '资金使用'
            WHEN c.predicate = 'transfers_labour' THEN '劳务协作' WHEN c.predicate = 'pairs_units' THEN '携手奔小康'
            ELSE '产业合作' END AS task,
       c.name AS claim, c.predicate AS predicate, c.value AS value, c.unit AS unit, c.what AS what,
       c.start_year AS start_year, c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY task, claim_id
