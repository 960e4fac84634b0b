// title.zh: 一条主张背后的文献
// title.en: Documents behind a claim
// question.zh: 这条主张由哪些文献的哪些原话支持？
// question.en: Which documents support this claim, in which words?
// params: claim: text = a89bb96192be04d69132b6e56459ab7f
// returns: claim, fact_id, quote, document_id, title, publisher, published, url
// order: published, document_id, fact_id
// example: claim=a89bb96192be04d69132b6e56459ab7f
MATCH (c:Claim {id: $claim})<-[:SUPPORTS]-(e:Evidence)-[:IN]->(d:Document)
RETURN c.name AS claim, e.id AS fact_id, e.quote AS quote, d.id AS document_id, d.title AS title,
       d.publisher AS publisher, d.published AS published, d.url AS url
ORDER BY published, document_id, fact_id
