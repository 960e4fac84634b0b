// title.zh: 落户和投资的企业
// title.en: Firms that settled or invested
// question.zh: 哪些企业和合作社到它或它所辖的地方落户、投资，来自哪里？
// question.en: Which firms and cooperatives came to it or to places in it, or invested there, and where are they from?
// params: place: entity = place:620000
// returns: enterprise_id, enterprise, home_id, home, place_id, place, predicate, value, unit, start_year, status, sources, claim_id
// order: enterprise_id, place_id, predicate, claim_id, home_id
// example: place=临洮县
MATCH (place:Place)-[:PART_OF*0..4]->(:Place {id: $place})
MATCH (place)<-[:RECEIVER]-(c:Claim)-[:PROVIDER]->(firm:Enterprise|Cooperative)
WHERE c.predicate IN ['settles_in', 'invests_in']
OPTIONAL MATCH (firm)-[:BASED_IN]->(home:Place)
RETURN firm.id AS enterprise_id, firm.name AS enterprise, home.id AS home_id, home.name AS home, place.id AS place_id,
       place.name AS place, c.predicate AS predicate, c.value AS value, c.unit AS unit, c.start_year AS start_year,
       c.status AS status, c.sources AS sources, c.id AS claim_id
ORDER BY enterprise_id, place_id, predicate, claim_id, home_id
