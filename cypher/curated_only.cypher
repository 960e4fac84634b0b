// title.zh: 只有整理来源的结对
// title.en: Pairings that only curated sources state
// question.zh: 哪些结对关系只见于整理的公开来源，文献里还没有原话？
// question.en: Which pairings stand on curated public sources alone, so that no document here says them?
// params: place: entity = null, limit: integer = 200
// returns: helper_id, helper, helped_id, helped, scheme, since, until, curated_sources, claim_id
// order: helper_id, helped_id, claim_id
// example: place=凉山州
MATCH (helper)<-[:PROVIDER]-(c:Claim {predicate: 'assists', origin: 'curated'})-[:RECEIVER]->(helped)
WHERE $place IS NULL OR helper.id = $place OR helped.id = $place
RETURN helper.id AS helper_id, helper.name AS helper, helped.id AS helped_id, helped.name AS helped,
       c.scheme AS scheme, c.since AS since, c.until AS until, c.curated_sources AS curated_sources, c.id AS claim_id
ORDER BY helper_id, helped_id, claim_id
LIMIT $limit
