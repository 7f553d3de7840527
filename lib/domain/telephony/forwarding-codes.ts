/** What to dial to forward an own number, per carrier. N stands for our ten digits. */
export interface ForwardingCodes {
  carrier: string;
  name: string;
  /** Every call. Null: switched in the carrier's account page. */
  all: { on: string; off: string } | null;
  /** Only calls that meet a busy line, or that nobody answers. */
  conditional: { busy: string; noAnswer: string; off: string } | null;
  note: string;
}

/** Shown beside every code. */
export const forwardingNote =
  "Ask your carrier when a code does not work. Your own voicemail must be off, or later than the forwarding. Test it with a call.";

const codes: readonly ForwardingCodes[] = [
  {
    carrier: "att",
    name: "AT&T wireless",
    all: { on: "**21*N#", off: "##21#" },
    conditional: { busy: "*90N#", noAnswer: "*92N#", off: "*91#, *93#" },
    note: "Dial each code and wait for the confirmation. **67*N# and **61*N# work too, off with ##67# and ##61#.",
  },
  {
    carrier: "verizon",
    name: "Verizon wireless",
    all: { on: "*72N", off: "*73" },
    conditional: { busy: "*71N", noAnswer: "*71N", off: "*73" },
    note: "One code covers busy and no answer. Wait for the tone.",
  },
  {
    carrier: "t_mobile",
    name: "T-Mobile",
    all: { on: "**21*N#", off: "##21#" },
    conditional: { busy: "**67*N#", noAnswer: "**61*N*20#", off: "##004#" },
    note: "20 is how many seconds it rings first, from 5 to 30. Out of reach: **62*N#.",
  },
  {
    carrier: "landline",
    name: "Landline or cable",
    all: { on: "*72N", off: "*73" },
    conditional: { busy: "*90N", noAnswer: "*92N", off: "*91, *93" },
    note: "Comcast Business, Spectrum, Cox and Frontier among them. Many offer it in the account page only.",
  },
  {
    carrier: "voip",
    name: "RingCentral, Google Voice, Dialpad, Nextiva, Ooma or another app",
    all: null,
    conditional: null,
    note: "There are no codes. Look for call handling or forwarding in the admin page.",
  },
];

/** The carriers with their codes, our number (E.164, +1) filled in. */
export function forwardingCodes(e164: string): ForwardingCodes[] {
  const fill = (code: string) => code.replaceAll("N", e164.slice(2));
  return codes.map((entry) => ({
    ...entry,
    all: entry.all && { on: fill(entry.all.on), off: entry.all.off },
    conditional: entry.conditional && {
      busy: fill(entry.conditional.busy),
      noAnswer: fill(entry.conditional.noAnswer),
      off: entry.conditional.off,
    },
    note: entry.note.replaceAll("*N", `*${e164.slice(2)}`),
  }));
}
