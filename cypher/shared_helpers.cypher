// title.zh: 共同的帮扶方
// title.en: Helpers shared by two places
// question.zh: 哪些地方和单位同时结对帮扶这两地，各自从哪年起？
// question.en: Which places and units are paired with both of these, and since when with each?
// params: a: entity = place:530129, b: entity = place:530128
// returns: helper_id, helper, a_start, a_sources, b_start, b_sources
// order: helper_id
// example: a=禄劝县 b=寻甸县
MATCH (:Place|Organization {id: $a})<-[r:ASSISTS]-(helper)
MATCH (helper)-[s:ASSISTS]->(:Place|Organization {id: $b})
RETURN helper.id AS helper_id, helper.name AS helper, r.start_year AS a_start, r.sources AS a_sources,
       s.start_year AS b_start, s.sources AS b_sources
ORDER BY helper_id
