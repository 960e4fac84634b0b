// title.zh: 两年之间的所知
// title.en: What is known between two years
// question.zh: 在这两年之间，关于它（作为任何一方）有哪些主张？没有写明年份的，按说到它的文献的年份计。
// question.en: What is claimed of it, as any of the parties, between these two years? What has no year of its own has those of the documents that say it.
// params: place: entity = place:622900, from: integer = 2016, to: integer = 2020
// returns: start_year, end_year, first_attested, last_attested, predicate, provider_id, provider, receiver_id, receiver, value, unit, what, status, origin, sources, claim_id
// order: start_year, first_attested, predicate, claim_id
// example: place=甘谷县 from=2018 to=2021
MATCH (:Place|Organization|Fund|Programme|Venue|Group {id: $place})<-[:PROVIDER|RECEIVER|VIA]-(c:Claim)
WHERE coalesce(c.start_year, c.first_attested) <= $to
      AND (c.end_year IS NULL AND c.ended IS NULL AND c.predicate = 'assists' AND c.start_year IS NOT NULL
           OR coalesce(c.end_year, c.ended, c.last_attested, c.start_year) >= $from)
WITH DISTINCT c
MATCH (c)-[:PROVIDER]->(provider)
MATCH (c)-[:RECEIVER]->(receiver)
RETURN c.start_year AS start_year, c.end_year AS end_year, c.first_attested AS first_attested,
       c.last_attested AS last_attested, c.predicate AS predicate, provider.id AS provider_id,
       provider.name AS provider, receiver.id AS receiver_id, receiver.name AS receiver, c.value AS value,
       c.unit AS unit, c.what AS what, c.status AS status, c.origin AS origin, c.sources AS sources, c.id AS claim_id
ORDER BY start_year, first_attested, predicate, claim_id
