// title.zh: 政策文件及其出处
// title.en: Policies and where they are mentioned
// question.zh: 哪些政策文件被提到，见于哪些文献，各几次？
// question.en: Which policies are mentioned, in which documents, and how often?
// params: limit: integer = 100
// returns: policy_id, policy, document_id, title, publisher, published, url, mentions
// order: policy_id, published, document_id
// example: limit=20
MATCH (policy:Policy)<-[m:MENTIONS]-(d:Document)
RETURN policy.id AS policy_id, policy.name AS policy, d.id AS document_id, d.title AS title, d.publisher AS publisher,
       d.published AS published, d.url AS url, m.count AS mentions
ORDER BY policy_id, published, document_id
LIMIT $limit
