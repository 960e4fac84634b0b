// title.zh: 互相矛盾的主张
// title.en: Claims that contradict one another
// question.zh: 同一两方、同一口径、同一时期，哪些数额相差超过千分之五，哪些结对的起始年不一？（近、约、余等数额不计，详见 aidgraph conflicts）
// question.en: Of the same parties, kind and period, which exact amounts are more than 0.5 % apart, and which pairings are said to start in different years? (For amounts with bounds see aidgraph conflicts.)
// params: place: entity = null
// returns: about, provider_id, provider, receiver_id, receiver, predicate, what, unit, one, other, one_sources, other_sources, one_claim_id, other_claim_id
// order: provider_id, receiver_id, predicate, one_claim_id, other_claim_id
// example: place=临夏州
MATCH (provider)<-[:PROVIDER]-(a:Claim {status: 'actual'})-[:RECEIVER]->(receiver)
WHERE $place IS NULL OR provider.id = $place OR receiver.id = $place
MATCH (provider)<-[:PROVIDER]-(b:Claim {status: 'actual'})-[:RECEIVER]->(receiver)
WHERE a.id < b.id AND a.predicate = b.predicate AND (
      a.unit = b.unit AND coalesce(a.what, '') = coalesce(b.what, '') AND a.cumulative = b.cumulative
      AND coalesce(a.since, '') = coalesce(b.since, '') AND coalesce(a.until, '') = coalesce(b.until, '')
      AND substring(coalesce(a.as_of, ''), 0, 4) = substring(coalesce(b.as_of, ''), 0, 4)
      AND NOT a.approx AND NOT b.approx
      AND (a.value > b.value * 1.005 OR b.value > a.value * 1.005)
      OR a.predicate = 'assists' AND a.scheme = b.scheme AND a.start_year <> b.start_year)
RETURN CASE WHEN a.predicate = 'assists' THEN 'start' ELSE 'amount' END AS about, provider.id AS provider_id,
       provider.name AS provider, receiver.id AS receiver_id, receiver.name AS receiver, a.predicate AS predicate,
       a.what AS what, a.unit AS unit, coalesce(a.value, toFloat(a.start_year)) AS one,
       coalesce(b.value, toFloat(b.start_year)) AS other, a.sources AS one_sources, b.sources AS other_sources,
       a.id AS one_claim_id, b.id AS other_claim_id
ORDER BY provider_id, receiver_id, predicate, one_claim_id, other_claim_id
