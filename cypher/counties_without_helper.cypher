// title.zh: 不知由谁帮扶的县
// title.en: Counties with no helper known
// question.zh: 甘肃的 58 个片区县（或另给的各县）里，哪些县没有任何结对的记载？它所属的市州有几个帮扶方？
// question.en: Of the 58 counties of Gansu in the contiguous poor areas, or of those given, for which is no pairing known, and how many helpers has the prefecture around each?
// params: counties: text = 620121永登县|620122皋兰县|620123榆中县|620421靖远县|620422会宁县|620423景泰县|620503麦积区|620521清水县|620522秦安县|620523甘谷县|620524武山县|620525张家川回族自治县|620622古浪县|620623天祝藏族自治县|620802崆峒区|620821泾川县|620822灵台县|620825庄浪县|620826静宁县|621021庆城县|621022环县|621023华池县|621024合水县|621025正宁县|621026宁县|621027镇原县|621102安定区|621121通渭县|621122陇西县|621123渭源县|621124临洮县|621125漳县|621126岷县|621202武都区|621221成县|621222文县|621223宕昌县|621224康县|621225西和县|621226礼县|621227徽县|621228两当县|622901临夏市|622921临夏县|622922康乐县|622923永靖县|622924广河县|622925和政县|622926东乡族自治县|622927积石山保安族东乡族撒拉族自治县|623001合作市|623021临潭县|623022卓尼县|623023舟曲县|623024迭部县|623025玛曲县|623026碌曲县|623027夏河县
// returns: county_id, county, prefecture_helpers
// order: county_id
// example: counties=620522秦安县
// no_twin: SPARQL makes no rows of a list that is passed in, and places without a claim are no resources
UNWIND split($counties, '|') AS item // code and name; by default those of the national list of contiguous poor areas, 2012
WITH item AS item, 'place:' + substring(item, 0, 6) AS county_id, substring(item, 6) AS county,
     'place:' + substring(item, 0, 4) + '00' AS prefecture_id
WHERE item =~ '[0-9]{6}.+'
      AND NOT EXISTS { (:Place {id: county_id})<-[:RECEIVER]-(:Claim {predicate: 'assists', status: 'actual'}) }
OPTIONAL MATCH (:Place {id: prefecture_id})<-[:RECEIVER]-(:Claim {predicate: 'assists', status: 'actual'})-[:PROVIDER]->(helper)
RETURN county_id AS county_id, county AS county, count(DISTINCT helper.id) AS prefecture_helpers
ORDER BY county_id
