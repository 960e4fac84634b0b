// title.zh: 各项基金及其用途
// title.en: Funds and what they serve
// question.zh: 有哪些有名称的基金和资金项目，由谁设立，用于哪里？
// question.en: Which named funds are there, who founded them, and what do they serve?
// params: limit: integer = 100
// returns: fund_id, fund, founder_id, founder, founded, serves_id, serves, status, sources
// order: fund_id, founder_id, serves_id, status
// example: limit=20
MATCH (fund:Fund)
OPTIONAL MATCH (fund)<-[:RECEIVER]-(founding:Claim {predicate: 'sets_up'})-[:PROVIDER]->(founder)
OPTIONAL MATCH (fund)<-[:PROVIDER]-(service:Claim {predicate: 'serves'})-[:RECEIVER]->(served)
RETURN DISTINCT fund.id AS fund_id, fund.name AS fund, founder.id AS founder_id, founder.name AS founder,
       founding.start_year AS founded, served.id AS serves_id, served.name AS serves, service.status AS status,
       service.sources AS sources
ORDER BY fund_id, founder_id, serves_id, status
LIMIT $limit
