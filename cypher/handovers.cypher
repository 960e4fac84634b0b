// title.zh: 接替
// title.en: Handovers
// question.zh: 哪些结对被别的帮扶方接替，哪一年，此后由谁结对？
// question.en: Which pairings did another helper take over, in which year, and who is paired from then on?
// params: place: entity = null
// returns: helped_id, helped, former_id, former, former_start, year, successor_id, successor, former_claim_id, successor_claim_id
// order: helped_id, year, former_id, successor_id, former_claim_id, successor_claim_id
// example: place=临夏州
MATCH (former)<-[:PROVIDER]-(c:Claim {predicate: 'assists'})-[:RECEIVER]->(helped)
WHERE c.ended IS NOT NULL AND ($place IS NULL OR helped.id = $place OR former.id = $place)
OPTIONAL MATCH (helped)<-[:RECEIVER]-(d:Claim {predicate: 'assists'})-[:PROVIDER]->(successor)
WHERE coalesce(d.start_year, d.first_attested) >= c.ended AND successor.id <> former.id
RETURN helped.id AS helped_id, helped.name AS helped, former.id AS former_id, former.name AS former,
       c.start_year AS former_start, c.ended AS year, successor.id AS successor_id, successor.name AS successor,
       c.id AS former_claim_id, d.id AS successor_claim_id
ORDER BY helped_id, year, former_id, successor_id, former_claim_id, successor_claim_id
