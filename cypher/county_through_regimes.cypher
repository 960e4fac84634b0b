// title.zh: 一地历次的帮扶方
// title.en: A place's helpers over the years
// question.zh: 它和它所属的市州，先后由谁结对帮扶，起止年份是什么，哪些年有文献提到？
// question.en: Who was paired with it, or with the prefecture around it, from when to when, and in which years is that attested?
// params: place: entity = place:622900
// returns: start_year, end_year, first_attested, last_attested, helper_id, helper, helped_id, helped, scheme, status, origin, sources, claim_id
// order: start_year, end_year, first_attested, helper_id, claim_id
// example: place=甘谷县
MATCH (:Place {id: $place})-[:PART_OF*0..4]->(helped:Place)
MATCH (helped)<-[:RECEIVER]-(c:Claim {predicate: 'assists'})-[:PROVIDER]->(helper)
RETURN c.start_year AS start_year, c.end_year AS end_year, c.first_attested AS first_attested,
       c.last_attested AS last_attested, helper.id AS helper_id, helper.name AS helper, helped.id AS helped_id,
       helped.name AS helped, c.scheme AS scheme, c.status AS status, c.origin AS origin, c.sources AS sources,
       c.id AS claim_id
ORDER BY start_year, end_year, first_attested, helper_id, claim_id
