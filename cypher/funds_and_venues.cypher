// title.zh: 为它设立的基金、项目和场馆
// title.en: Funds, programmes and venues for a place
// question.zh: 哪些有名称的基金、项目、场馆是为它或它所属的地方设的，由谁设立，设在哪里？
// question.en: Which named funds, programmes and venues serve it or what it lies in, who founded them, and where are they?
// params: place: entity = place:622900
// returns: kind, thing_id, thing, serves_id, serves, founder_id, founder, founded, site_id, site, sources
// order: thing_id, serves_id, founder_id, site_id
// example: place=临夏州
MATCH (:Place {id: $place})-[:PART_OF*0..4]->(served:Place)
MATCH (served)<-[r:SERVES]-(thing:Fund|Programme|Venue)
OPTIONAL MATCH (thing)<-[founding:SETS_UP]-(founder)
OPTIONAL MATCH (thing)-[:BASED_IN]->(site:Place)
RETURN CASE WHEN 'Fund' IN labels(thing) THEN 'fund' WHEN 'Venue' IN labels(thing) THEN 'venue' ELSE 'programme' END AS kind,
       thing.id AS thing_id, thing.name AS thing, served.id AS serves_id, served.name AS serves,
       founder.id AS founder_id, founder.name AS founder, founding.start_year AS founded, site.id AS site_id,
       site.name AS site, r.sources AS sources
ORDER BY thing_id, serves_id, founder_id, site_id
