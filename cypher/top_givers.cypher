// title.zh: 给钱最多的各方
// title.en: The largest givers
// question.zh: 谁给的钱多（按文献所载最大的单笔或累计数，不相加），给了多少个受援方？
// question.en: Who gave most, by the largest single amount or running total that is stated (never a sum), and to how many?
// params: year: integer = null, limit: integer = 20
// returns: giver_id, giver, largest, receivers, claims, sources
// order: largest desc, giver_id
// example: year=2021
MATCH (giver)<-[:PROVIDER]-(c:Claim {predicate: 'funds', status: 'actual', unit: 'CNY'})-[:RECEIVER]->(receiver)
WHERE c.value IS NOT NULL AND ($year IS NULL OR c.start_year <= $year AND c.end_year >= $year)
WITH giver, max(c.value) AS largest, count(DISTINCT receiver.id) AS receivers, count(DISTINCT c.id) AS claims,
     max(c.sources) AS sources
RETURN giver.id AS giver_id, giver.name AS giver, largest AS largest, receivers AS receivers, claims AS claims,
       sources AS sources
ORDER BY largest DESC, giver_id
LIMIT $limit
