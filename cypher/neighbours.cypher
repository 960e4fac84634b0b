// title.zh: 几步之内的各方
// title.en: Neighbours within some hops
// question.zh: 经过至多几条（不超过三条）帮扶边，能到哪些地方和单位？不论方向。
// question.en: Which places and bodies are reached over at most so many edges of help (three or fewer), in any direction?
// params: entity: entity = place:622900, hops: integer = 1, limit: integer = 200
// returns: hops, neighbour_id, neighbour
// order: hops, neighbour_id
// example: entity=甘谷县 hops=2
MATCH (start:Place|Organization|Fund|Programme|Venue|Group {id: $entity})
MATCH way = (start)-[:ASSISTS|FUNDS|INVESTS_IN|BUYS_FROM|SENDS_TALENT|TRAINS|BUILDS|SERVES|SETTLES_IN|BENEFITS|PAIRS_UNITS*1..3]-(neighbour)
WHERE length(way) <= $hops AND neighbour.id <> $entity
RETURN min(length(way)) AS hops, neighbour.id AS neighbour_id, neighbour.name AS neighbour
ORDER BY hops, neighbour_id
LIMIT $limit
