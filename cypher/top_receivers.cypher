// title.zh: 得到资金最多的各方
// title.en: The largest receivers
// question.zh: 谁得到的钱多（按文献所载最大的单笔或累计数，不相加），来自多少方？
// question.en: Who received most, by the largest single amount or running total that is stated (never a sum), and from how many?
// params: year: integer = null, limit: integer = 20
// returns: receiver_id, receiver, largest, givers, claims, sources
// order: largest desc, receiver_id
// example: year=2021
MATCH (giver)<-[:PROVIDER]-(c:Claim {predicate: 'funds', status: 'actual', unit: 'CNY'})-[:RECEIVER]->(receiver)
WHERE c.value IS NOT NULL AND ($year IS NULL OR c.start_year <= $year AND c.end_year >= $year)
WITH receiver, max(c.value) AS largest, count(DISTINCT giver.id) AS givers, count(DISTINCT c.id) AS claims,
     max(c.sources) AS sources
RETURN receiver.id AS receiver_id, receiver.name AS receiver, largest AS largest, givers AS givers, claims AS claims,
       sources AS sources
ORDER BY largest DESC, receiver_id
LIMIT $limit
