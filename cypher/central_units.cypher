// title.zh: 中央单位定点帮扶
// title.en: Central units and whom they help
// question.zh: 哪些中央单位帮扶这个地方或它所辖的地方（不填则为全部）？
// question.en: Which central units help this place or places in it (all places, if none is given)?
// params: place: entity = null
// returns: unit_id, unit, place_id, place, start_year, end_year, first_attested, last_attested, origin, sources, claim_id
// order: unit_id, place_id, start_year, claim_id
// example: place=甘谷县
MATCH (unit:Organization:CentralUnit)<-[:PROVIDER]-(c:Claim {predicate: 'assists'})-[:RECEIVER]->(helped:Place)
WHERE $place IS NULL OR helped.id = $place OR EXISTS { (helped)-[:PART_OF*1..4]->(:Place {id: $place}) }
RETURN unit.id AS unit_id, unit.name AS unit, helped.id AS place_id, helped.name AS place, c.start_year AS start_year,
       c.end_year AS end_year, c.first_attested AS first_attested, c.last_attested AS last_attested,
       c.origin AS origin, c.sources AS sources, c.id AS claim_id
ORDER BY unit_id, place_id, start_year, claim_id
