// title.zh: 它在帮扶谁
// title.en: Whom it helps
// question.zh: 它帮扶哪些地方和单位，以什么方式，从哪年到哪年，几个来源这样说？
// question.en: Which places and institutions does it help, in what way, from when to when, and how many sources say so?
// params: helper: entity = place:370100
// returns: helped_id, helped, predicate, claims, sources, start_year, end_year, curated
// order: sources desc, helped_id, predicate
// example: helper=济南市
MATCH (helper:Place|Organization|Fund|Programme|Venue|Group {id: $helper})-[r:ASSISTS|FUNDS|INVESTS_IN|BUYS_FROM|SENDS_TALENT|TRAINS|BUILDS|SERVES|SETTLES_IN|BENEFITS|PAIRS_UNITS]->(helped)
RETURN helped.id AS helped_id, helped.name AS helped, toLower(type(r)) AS predicate, r.claims AS claims,
       r.sources AS sources, r.start_year AS start_year, r.end_year AS end_year, r.curated AS curated
ORDER BY sources DESC, helped_id, predicate
