// title.zh: 几步之内的各方
// title.en: Neighbours within some hops
// question.zh: 经过至多几条（不超过三条）帮扶边，能到哪些地方和单位？不论方向。
// question.en: Which places and bodies are reached over at most so many edges of help (three or fewer), in any direction?
// params: entity: entity = place:622900, hops: integer = 1, limit: integer = 200
// returns: hops, neighbour_id, neighbour
// order: hops, neighbour_id
// example: entity=甘谷县 hops=2
// no_twin: SPARQL's paths tell no distance, and to list all walks of three steps takes too long
CALL {
  MATCH (:Place|Organization|Fund|Programme|Venue|Group {id: $entity})-[:ASSISTS|FUNDS|INVESTS_IN|BUYS_FROM|SENDS_TALENT|TRAINS|BUILDS|SERVES|SETTLES_IN|BENEFITS|PAIRS_UNITS]-(near)
  RETURN DISTINCT near AS neighbour, 1 AS steps
  UNION
  UNWIND CASE WHEN $hops >= 2 THEN [2] ELSE [] END AS steps
  MATCH (:Place|Organization|Fund|Programme|Venue|Group {id: $entity})-[:ASSISTS|FUNDS|INVESTS_IN|BUYS_FROM|SENDS_TALENT|TRAINS|BUILDS|SERVES|SETTLES_IN|BENEFITS|PAIRS_UNITS]-(near)
  WITH DISTINCT near, steps
  MATCH (near)-[:ASSISTS|FUNDS|INVESTS_IN|BUYS_FROM|SENDS_TALENT|TRAINS|BUILDS|SERVES|SETTLES_IN|BENEFITS|PAIRS_UNITS]-(next)
  RETURN DISTINCT next AS neighbour, steps AS steps
  UNION
  UNWIND CASE WHEN $hops >= 3 THEN [3] ELSE [] END AS steps
  MATCH (:Place|Organization|Fund|Programme|Venue|Group {id: $entity})-[:ASSISTS|FUNDS|INVESTS_IN|BUYS_FROM|SENDS_TALENT|TRAINS|BUILDS|SERVES|SETTLES_IN|BENEFITS|PAIRS_UNITS]-(near)
  WITH DISTINCT near, steps
  MATCH (near)-[:ASSISTS|FUNDS|INVESTS_IN|BUYS_FROM|SENDS_TALENT|TRAINS|BUILDS|SERVES|SETTLES_IN|BENEFITS|PAIRS_UNITS]-(next)
  WITH DISTINCT next, steps
  MATCH (next)-[:ASSISTS|FUNDS|INVESTS_IN|BUYS_FROM|SENDS_TALENT|TRAINS|BUILDS|SERVES|SETTLES_IN|BENEFITS|PAIRS_UNITS]-(last)
  RETURN DISTINCT last AS neighbour, steps AS steps
}
WITH neighbour, steps
WHERE neighbour.id <> $entity AND steps <= $hops
RETURN min(steps) AS hops, neighbour.id AS neighbour_id, neighbour.name AS neighbour
ORDER BY hops, neighbour_id
LIMIT $limit
