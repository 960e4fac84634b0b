// Colours and families: Okabe and Ito's eight for what is drawn, the same in every view and in light and dark.

export const PREDICATES = [
  "assists", "funds", "invests_in", "buys_from", "sends_talent", "transfers_labour", "trains", "builds", "sets_up",
  "serves", "takes_part_in", "settles_in", "based_in", "benefits", "pairs_units", "signs",
];

// Families of predicates that share a colour: pairings, money, people, things, ties.
export const FAMILIES = [
  { name: "family_pairing", colour: "#56B4E9", predicates: ["assists", "pairs_units"] },
  { name: "family_money", colour: "#E69F00", predicates: ["funds", "invests_in", "buys_from"] },
  { name: "family_people", colour: "#009E73", predicates: ["sends_talent", "transfers_labour", "trains", "benefits"] },
  { name: "family_works", colour: "#CC79A7", predicates: ["builds", "sets_up", "serves"] },
  { name: "family_ties", colour: "#999999", predicates: ["takes_part_in", "settles_in", "based_in", "signs"] },
];

const NUMBER = new Map(FAMILIES.flatMap((family, number) => family.predicates.map((name) => [name, number])));

export function familyOf(predicate) {
  return NUMBER.get(predicate);
}

// Groups of entity types, as the legend names them.
export const SORTS = [
  { name: "sort_place", colour: "#0072B2", shape: "dot", types: ["Province", "City", "County", "Township", "Village", "Zone"] },
  { name: "sort_organisation", colour: "#D55E00", shape: "square", types: ["Government", "CentralUnit", "Enterprise", "Cooperative", "Institution", "SocialOrganization", "Organization"] },
  { name: "sort_fund", colour: "#009E73", shape: "diamond", types: ["Fund"] },
  { name: "sort_programme", colour: "#CC79A7", shape: "triangle", types: ["Programme", "Venue"] },
  { name: "sort_group", colour: "#E69F00", shape: "ring", types: ["Group"] },
  { name: "sort_other", colour: "#F0E442", shape: "star", types: ["Policy", "Person"] },
];

const SORT_OF = new Map(SORTS.flatMap((sort) => sort.types.map((type) => [type, sort])));

export function sortOf(type) {
  return SORT_OF.get(type) || SORTS[SORTS.length - 1];
}
