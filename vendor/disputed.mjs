// Borders that are not agreed, drawn dashed. Natural Earth draws who holds an area; the list names
// areas and pairs whose line is in dispute, after Natural Earth's own class "disputed". No position
// is taken: a dashed line says no more than that one side at least does not accept it.

// A group is one area, whoever's name its units carry: a line inside it is no border.
const GROUPS = {
  "RUS-283": "Crimea",
  "RUS-5482": "Crimea",
  "GEO-3015": "Abkhazia",
  "SYR-5261": "UNDOF",
  "MDA-1628": "Transnistria",
  "MDA-1638": "Transnistria",
};
const WHOLE = new Set([
  "Crimea",
  "Abkhazia",
  "UNDOF",
  "Transnistria",
  "KOS",
  "CYN",
  "SOL",
  "SAH",
  "KAS",
  "PSX",
]);
const PAIRS = new Set(["CHN IND", "ISR SYR", "SDN SDS", "Kashmir PAK", "CHN Kashmir"]);
const KASHMIR = new Set(["IND-2431", "IND-20012"]);

export function groupOf(unit) {
  return GROUPS[unit.adm1_code] ?? unit.adm0_a3;
}

export function adjoining(one, other) {
  const groups = [groupOf(one), groupOf(other)];
  if (groups[0] === groups[1]) return false;
  if (groups.some((group) => WHOLE.has(group))) return true;
  const names = [one, other].map((unit, at) => (KASHMIR.has(unit.adm1_code) ? "Kashmir" : groups[at]));
  return PAIRS.has(names.sort().join(" "));
}
