// title.zh: 提到它的文献
// title.en: Documents that name it
// question.zh: 哪些文献提到它，提到几次，其中有几句话说到关于它的主张？
// question.en: Which documents name it, how often, and how many of their statements support a claim about it?
// params: entity: entity = place:622900
// returns: document_id, title, publisher, published, url, mentions, statements
// order: published, document_id
// example: entity=甘谷县
MATCH (d:Document)-[m:MENTIONS]->(entity:Place|Organization|Fund|Programme|Venue|Policy|Person|Group {id: $entity})
RETURN d.id AS document_id, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url,
       m.count AS mentions,
       COUNT { (d)<-[:IN]-(:Evidence)-[:SUPPORTS]->(c:Claim) WHERE EXISTS { (c)-[:PROVIDER|RECEIVER|VIA]->(entity) } } AS statements
ORDER BY published, document_id
