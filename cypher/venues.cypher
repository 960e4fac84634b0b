// title.zh: 场馆平台及其货源地
// title.en: Venues and whose goods they sell
// question.zh: 有哪些展馆、专柜、平台，设在哪里，由谁开设，卖哪里的货？
// question.en: Which halls, shops and platforms are there, where are they, who founded them, and whose goods do they sell?
// params: limit: integer = 100
// returns: venue_id, venue, site_id, site, founder_id, founder, founded, seller_id, seller, status, sources
// order: venue_id, founder_id, seller_id, site_id
// example: limit=20
MATCH (venue:Venue)
OPTIONAL MATCH (venue)<-[:PROVIDER]-(:Claim {predicate: 'based_in'})-[:RECEIVER]->(site)
OPTIONAL MATCH (venue)<-[:RECEIVER]-(founding:Claim {predicate: 'sets_up'})-[:PROVIDER]->(founder)
OPTIONAL MATCH (venue)<-[:PROVIDER]-(service:Claim {predicate: 'serves'})-[:RECEIVER]->(seller)
RETURN DISTINCT venue.id AS venue_id, venue.name AS venue, site.id AS site_id, site.name AS site,
       founder.id AS founder_id, founder.name AS founder, founding.start_year AS founded, seller.id AS seller_id,
       seller.name AS seller, coalesce(service.status, founding.status) AS status,
       coalesce(service.sources, founding.sources) AS sources
ORDER BY venue_id, founder_id, seller_id, site_id
LIMIT $limit
