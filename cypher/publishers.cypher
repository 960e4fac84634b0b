// title.zh: 各发布者说了什么
// title.en: Publishers and what they state
// question.zh: 各发布者有多少文献、支持多少主张，年份从何到何？
// question.en: How many documents has each publisher, how many claims do they support, and from when to when?
// params: limit: integer = 100
// returns: publisher, documents, claims, first_year, last_year
// order: claims desc, publisher
// example: limit=20
MATCH (d:Document)
WHERE d.publisher IS NOT NULL
OPTIONAL MATCH (d)<-[:IN]-(:Evidence)-[:SUPPORTS]->(c:Claim)
WITH d.publisher AS publisher, count(DISTINCT d.id) AS documents, count(DISTINCT c.id) AS claims,
     min(d.year) AS first_year, max(d.year) AS last_year
RETURN publisher AS publisher, documents AS documents, claims AS claims, first_year AS first_year, last_year AS last_year
ORDER BY claims DESC, publisher
LIMIT $limit
