// title.zh: 某年的结对关系
// title.en: Pairings in a year
// question.zh: 某一年里有哪些结对关系成立，哪些是否成立不详？
// question.en: Which pairings hold in a year, and of which is it unknown?
// params: year: integer = 2018, place: entity = null
// returns: verdict, helper_id, helper, helped_id, helped, start_year, end_year, first_attested, last_attested, origin, sources, claim_id
// order: verdict, helper_id, helped_id, claim_id
// example: year=2020 place=甘谷县
MATCH (helper)<-[:PROVIDER]-(c:Claim {predicate: 'assists', status: 'actual'})-[:RECEIVER]->(helped)
WHERE ($place IS NULL OR helper.id = $place OR helped.id = $place)
      AND coalesce(c.start_year, $year) <= $year AND coalesce(c.end_year, c.ended, $year) >= $year
RETURN CASE WHEN coalesce(c.start_year, c.first_attested) <= $year
                 AND (c.start_year IS NOT NULL AND c.end_year IS NOT NULL OR c.last_attested >= $year)
            THEN 'holds' ELSE 'unknown' END AS verdict,
       helper.id AS helper_id, helper.name AS helper, helped.id AS helped_id, helped.name AS helped,
       c.start_year AS start_year, c.end_year AS end_year, c.first_attested AS first_attested,
       c.last_attested AS last_attested, c.origin AS origin, c.sources AS sources, c.id AS claim_id
ORDER BY verdict, helper_id, helped_id, claim_id
