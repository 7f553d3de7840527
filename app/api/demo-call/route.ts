import { z } from "zod";
import { withVisitor } from "@/lib/http/with-visitor";
import { talkToDemo } from "@/lib/services/site/talk-to-demo";

const demoInput = z.object({
  /** Of the turn before; null begins a conversation. */
  token: z.string().max(400_000).nullable().default(null),
  words: z.string().trim().max(500, "At most 500 characters at once.").default(""),
});

/** One turn of a visitor with the scripted receptionist of the demo business; nothing is booked, billed or sent. */
export const POST = withVisitor({
  schema: demoInput,
  bytesMax: 420_000,
  limit: ({ token }) => (token === null ? "demo_call" : "demo_turn"),
  work: async (ctx, input) => ({ ...(await talkToDemo(ctx, input)) }),
});
