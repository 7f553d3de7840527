/** From and to in local hours of the day; `to` is the first hour that is quiet again. */
export interface HourWindow {
  from: number;
  to: number;
}

/** When people of one state may be texted unasked, Monday to Friday, on Saturday and on Sunday. */
export interface StateRow {
  state: string;
  name: string;
  /** Every IANA zone of the state. */
  zones: readonly string[];
  weekday: HourWindow;
  saturday: HourWindow;
  sunday: HourWindow;
  source: string;
  checkedOn: string;
}

const eastern = "America/New_York";
const central = "America/Chicago";
const mountain = "America/Denver";
const pacific = "America/Los_Angeles";

const checkedOn = "2026-11-21";
const federal: HourWindow = { from: 8, to: 21 };
const federalSource = "47 CFR 64.1200(c)(1)";
/** Not read in the statute itself; counsel has to confirm. Wrong only by being too strict. */
const vendorSource = "State calling hours as compliance vendors publish them, on top of 47 CFR 64.1200(c)(1)";

function plain(state: string, name: string, ...zones: string[]): StateRow {
  const windows = { weekday: federal, saturday: federal, sunday: federal };
  return { state, name, zones, ...windows, source: federalSource, checkedOn };
}

function strict(
  state: string,
  name: string,
  zones: string[],
  [weekday, saturday, sunday]: [HourWindow, HourWindow, HourWindow],
): StateRow {
  return { state, name, zones, weekday, saturday, sunday, source: vendorSource, checkedOn };
}

const allDays = (from: number, to: number): [HourWindow, HourWindow, HourWindow] => [
  { from, to },
  { from, to },
  { from, to },
];

/** The states, the District and the territories. Stricter hours than the federal ones stand where they are known. */
export const stateRows: readonly StateRow[] = [
  plain("AL", "Alabama", central),
  plain("AK", "Alaska", "America/Anchorage", "America/Adak"),
  plain("AZ", "Arizona", "America/Phoenix", mountain),
  plain("AR", "Arkansas", central),
  plain("CA", "California", pacific),
  plain("CO", "Colorado", mountain),
  strict("CT", "Connecticut", [eastern], allDays(9, 20)),
  plain("DE", "Delaware", eastern),
  plain("DC", "District of Columbia", eastern),
  strict("FL", "Florida", [eastern, central], allDays(8, 20)),
  plain("GA", "Georgia", eastern),
  plain("HI", "Hawaii", "Pacific/Honolulu"),
  plain("ID", "Idaho", mountain, pacific),
  plain("IL", "Illinois", central),
  plain("IN", "Indiana", eastern, central),
  plain("IA", "Iowa", central),
  plain("KS", "Kansas", central, mountain),
  plain("KY", "Kentucky", eastern, central),
  plain("LA", "Louisiana", central),
  plain("ME", "Maine", eastern),
  strict("MD", "Maryland", [eastern], allDays(8, 20)),
  plain("MA", "Massachusetts", eastern),
  plain("MI", "Michigan", eastern, central),
  plain("MN", "Minnesota", central),
  strict("MS", "Mississippi", [central], allDays(8, 20)),
  plain("MO", "Missouri", central),
  plain("MT", "Montana", mountain),
  plain("NE", "Nebraska", central, mountain),
  plain("NV", "Nevada", pacific, mountain),
  plain("NH", "New Hampshire", eastern),
  strict("NJ", "New Jersey", [eastern], allDays(8, 20)),
  plain("NM", "New Mexico", mountain),
  plain("NY", "New York", eastern),
  plain("NC", "North Carolina", eastern),
  plain("ND", "North Dakota", central, mountain),
  plain("OH", "Ohio", eastern),
  strict("OK", "Oklahoma", [central], allDays(8, 20)),
  plain("OR", "Oregon", pacific, mountain),
  plain("PA", "Pennsylvania", eastern),
  strict(
    "RI",
    "Rhode Island",
    [eastern],
    [
      { from: 9, to: 18 },
      { from: 10, to: 17 },
      { from: 10, to: 17 },
    ],
  ),
  plain("SC", "South Carolina", eastern),
  plain("SD", "South Dakota", central, mountain),
  plain("TN", "Tennessee", eastern, central),
  strict(
    "TX",
    "Texas",
    [central, mountain],
    [
      { from: 9, to: 21 },
      { from: 9, to: 21 },
      { from: 12, to: 21 },
    ],
  ),
  plain("UT", "Utah", mountain),
  plain("VT", "Vermont", eastern),
  plain("VA", "Virginia", eastern),
  plain("WA", "Washington", pacific),
  plain("WV", "West Virginia", eastern),
  plain("WI", "Wisconsin", central),
  plain("WY", "Wyoming", mountain),
  plain("PR", "Puerto Rico", "America/Puerto_Rico"),
  plain("VI", "US Virgin Islands", "America/St_Thomas"),
  plain("GU", "Guam", "Pacific/Guam"),
  plain("AS", "American Samoa", "Pacific/Pago_Pago"),
  plain("MP", "Northern Mariana Islands", "Pacific/Saipan"),
];

export const rowByState: ReadonlyMap<string, StateRow> = new Map(stateRows.map((entry) => [entry.state, entry]));

/** Hours that hold where nothing better is known: the strictest start and end of any state. */
export const strictestHours: Pick<StateRow, "weekday" | "saturday" | "sunday"> = {
  weekday: { from: 9, to: 18 },
  saturday: { from: 10, to: 17 },
  sunday: { from: 12, to: 17 },
};

/**
 * Where a person with a US number of unknown place may be: every zone of the fifty states and Puerto Rico. The islands
 * beyond leave no common hour; who lives there has an area code that says so.
 */
export const unknownZones: readonly string[] = [
  "America/Puerto_Rico",
  eastern,
  central,
  mountain,
  "America/Phoenix",
  pacific,
  "America/Anchorage",
  "Pacific/Honolulu",
];
