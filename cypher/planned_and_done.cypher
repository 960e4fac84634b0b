// title.zh: 计划与完成
// title.en: Planned against done
// question.zh: 计划给的、建的、派的，同一年里完成了多少？
// question.en: Of what was planned to be given, built or sent, how much was done in the same year?
// params: place: entity = null
// returns: provider_id, provider, receiver_id, receiver, predicate, what, unit, year, planned, done, planned_claim_id, done_claim_id
// order: provider_id, receiver_id, predicate, year, planned_claim_id, done_claim_id
// example: place=临夏州
MATCH (provider)<-[:PROVIDER]-(p:Claim {status: 'planned'})-[:RECEIVER]->(receiver)
WHERE p.value IS NOT NULL AND ($place IS NULL OR provider.id = $place OR receiver.id = $place)
OPTIONAL MATCH (provider)<-[:PROVIDER]-(d:Claim {status: 'actual'})-[:RECEIVER]->(receiver)
WHERE d.predicate = p.predicate AND d.unit = p.unit AND d.start_year = p.start_year
      AND coalesce(d.what, '') = coalesce(p.what, '')
RETURN provider.id AS provider_id, provider.name AS provider, receiver.id AS receiver_id, receiver.name AS receiver,
       p.predicate AS predicate, p.what AS what, p.unit AS unit, p.start_year AS year, p.value AS planned,
       d.value AS done, p.id AS planned_claim_id, d.id AS done_claim_id
ORDER BY provider_id, receiver_id, predicate, year, planned_claim_id, done_claim_id
