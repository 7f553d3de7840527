import type { Tampering } from "@/__tests__/support/signed-requests";

const sixMinutesMs = 6 * 60_000;

/** A request that must not be believed: how it differs from the genuine one. `body` is what was signed. */
export interface SignatureCase {
  name: string;
  change(body: string): Tampering;
}

/** What every signed route refuses, whoever the provider is. */
export const refusedRequests: SignatureCase[] = [
  { name: "without the header", change: () => ({ signature: null }) },
  { name: "with an empty header", change: () => ({ signature: "" }) },
  { name: "with a header that is no signature", change: () => ({ signature: "v=1,d=00" }) },
  { name: "signed six minutes ago", change: () => ({ signedAtMs: Date.now() - sixMinutesMs }) },
  { name: "signed six minutes in the future", change: () => ({ signedAtMs: Date.now() + sixMinutesMs }) },
  {
    name: "changed by one space after it was signed",
    change: (body) => ({ sentBody: `${body} ` }),
  },
  {
    name: "parsed and written again on the way",
    change: (body) => ({ sentBody: JSON.stringify(JSON.parse(body), null, 1) }),
  },
  { name: "with another body under a genuine signature", change: () => ({ sentBody: "{}" }) },
];

/** The same for providers whose signature is a shared secret. */
export const refusedSecrets: SignatureCase[] = [
  { name: "signed with another key", change: () => ({ secret: "key_of_somebody_else" }) },
];
