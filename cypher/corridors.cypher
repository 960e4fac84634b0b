// title.zh: 省际协作一览
// title.en: Corridors between provinces
// question.zh: 哪些省（区、市）之间有结对，各级共多少对，最早哪年？
// question.en: Between which provinces are there pairings, how many at all levels, and since when?
// params: limit: integer = 100
// returns: helper_province_id, helper_province, helped_province_id, helped_province, pairings, first_year, sources
// order: pairings desc, helper_province_id, helped_province_id
// example: limit=20
MATCH (helper:Place)-[r:ASSISTS]->(helped:Place)
MATCH (helper)-[:PART_OF*0..4]->(east:Province)
MATCH (helped)-[:PART_OF*0..4]->(west:Province)
WITH east, west, count(DISTINCT r.id) AS pairings, min(r.start_year) AS first_year, max(r.sources) AS sources
RETURN east.id AS helper_province_id, east.name AS helper_province, west.id AS helped_province_id,
       west.name AS helped_province, pairings AS pairings, first_year AS first_year, sources AS sources
ORDER BY pairings DESC, helper_province_id, helped_province_id
LIMIT $limit
