// title.zh: 谁在帮扶它
// title.en: Who helps a place
// question.zh: 哪些地方、单位和企业帮扶它，以什么方式，从哪年到哪年，几个来源这样说？
// question.en: Which places, units and firms help it, in what way, from when to when, and how many sources say so?
// params: place: entity = place:622900
// returns: helper_id, helper, predicate, claims, sources, start_year, end_year, curated
// order: sources desc, helper_id, predicate
// example: place=甘谷县
MATCH (helper)-[r:ASSISTS|FUNDS|INVESTS_IN|BUYS_FROM|SENDS_TALENT|TRAINS|BUILDS|SERVES|SETTLES_IN|BENEFITS|PAIRS_UNITS]->(place:Place|Organization {id: $place})
RETURN helper.id AS helper_id, helper.name AS helper, toLower(type(r)) AS predicate, r.claims AS claims,
       r.sources AS sources, r.start_year AS start_year, r.end_year AS end_year, r.curated AS curated
ORDER BY sources DESC, helper_id, predicate
