/** ZIP codes whose first three digits lie in one of the ranges belong to the state. */
export interface ZipRow {
  state: string;
  /** Three-digit prefixes, single or as inclusive ranges. */
  prefixes: string;
  source: string;
  checkedOn: string;
}

const source = "USPS three-digit ZIP prefixes (Labeling List L002)";
const checkedOn = "2026-11-21";
const row = (state: string, prefixes: string): ZipRow => ({ state, prefixes, source, checkedOn });

/** Prefixes of military and of unassigned areas are not here: they tell nothing of where a person is. */
export const zipRows: readonly ZipRow[] = [
  row("PR", "006-007 009"),
  row("VI", "008"),
  row("MA", "010-027 055"),
  row("RI", "028-029"),
  row("NH", "030-038"),
  row("ME", "039-049"),
  row("VT", "050-054 056-059"),
  row("CT", "060-069"),
  row("NJ", "070-089"),
  row("NY", "005 100-149"),
  row("PA", "150-196"),
  row("DE", "197-199"),
  row("DC", "200 202-205 569"),
  row("VA", "201 220-246"),
  row("MD", "206-219"),
  row("WV", "247-268"),
  row("NC", "270-289"),
  row("SC", "290-299"),
  row("GA", "300-319 398-399"),
  row("FL", "320-339 341-342 344 346-347 349"),
  row("AL", "350-352 354-369"),
  row("TN", "370-385"),
  row("MS", "386-397"),
  row("KY", "400-427"),
  row("OH", "430-459"),
  row("IN", "460-479"),
  row("MI", "480-499"),
  row("IA", "500-528"),
  row("WI", "530-532 534-535 537-549"),
  row("MN", "550-551 553-567"),
  row("SD", "570-577"),
  row("ND", "580-588"),
  row("MT", "590-599"),
  row("IL", "600-620 622-629"),
  row("MO", "630-631 633-641 644-658"),
  row("KS", "660-662 664-679"),
  row("NE", "680-681 683-693"),
  row("LA", "700-701 703-708 710-714"),
  row("AR", "716-729"),
  row("OK", "730-731 734-741 743-749"),
  row("TX", "733 750-770 772-799 885"),
  row("CO", "800-816"),
  row("WY", "820-831"),
  row("ID", "832-838"),
  row("UT", "840-847"),
  row("AZ", "850-853 855-857 859-860 863-865"),
  row("NM", "870-871 873-884"),
  row("NV", "889-891 893-895 897-898"),
  row("CA", "900-908 910-928 930-961"),
  row("HI", "967-968"),
  row("GU", "969"),
  row("OR", "970-979"),
  row("WA", "980-986 988-994"),
  row("AK", "995-999"),
];

const stateByPrefix: ReadonlyMap<string, string> = new Map(
  zipRows.flatMap(({ state, prefixes }) =>
    prefixes.split(" ").flatMap((range) => expand(range).map((prefix) => [prefix, state] as const)),
  ),
);

function expand(range: string): string[] {
  const [from = "", to = from] = range.split("-");
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, step) =>
    String(Number(from) + step).padStart(3, "0"),
  );
}

/** The state of a five-digit ZIP code, with or without the four more digits; null when it is none or of no state. */
export function stateOfZip(zip: string | null): string | null {
  return zip && /^\d{5}(-?\d{4})?$/.test(zip) ? (stateByPrefix.get(zip.slice(0, 3)) ?? null) : null;
}
