import { z } from "zod";

/** What "Call my phone" sends: the page's own id of the press, and the number as it was typed. */
export const phoneTestInput = z.object({ pressId: z.uuid(), phone: z.string().max(60) });

export type PhoneTestAnswer =
  | { outcome: "ringing"; callId: string }
  /** `own_line`: a number that is answered here. `not_ready`: nothing could call. `busy`: another one has not ended. */
  | { outcome: "no_number" | "abroad" | "no_phone" | "busy" | "own_line" | "not_ready" };
