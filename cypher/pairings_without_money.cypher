// title.zh: 没有资金记载的结对
// title.en: Pairings without a word on money
// question.zh: 哪些结对关系，没有任何文献说到资金？
// question.en: For which pairings does no document speak of money?
// params: place: entity = null, limit: integer = 200
// returns: helper_id, helper, helped_id, helped, start_year, end_year, sources, curated
// order: helper_id, helped_id
// example: place=定西市
MATCH (helper)-[r:ASSISTS]->(helped)
WHERE ($place IS NULL OR helper.id = $place OR helped.id = $place)
      AND NOT EXISTS { (helper)<-[:PROVIDER]-(:Claim {predicate: 'funds'})-[:RECEIVER]->(helped) }
RETURN helper.id AS helper_id, helper.name AS helper, helped.id AS helped_id, helped.name AS helped,
       r.start_year AS start_year, r.end_year AS end_year, r.sources AS sources, r.curated AS curated
ORDER BY helper_id, helped_id
LIMIT $limit
