import { z } from "zod";
import { readControl } from "@/scripts/local/kit/controls";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { findEmail } from "./email-routes";
import { mailFates, meetFate, type ResendWorld } from "./mail-events";
import { bareAddress, type ResendState, recipientsOf, type StoredEmail } from "./state";

const fateInput = z.strictObject({
  type: z.enum(mailFates),
  /** Left out: the first address of `to`. */
  recipient: z.string().optional(),
});

/** What tests and demonstrations read and do: every mail with its files, and what becomes of one later. */
export function mountControlRoutes(app: StandInApp, world: ResendWorld): void {
  app.get("/_sim/emails", (c) => c.json(emailsTo(world.state, c.req.query("to"))));
  app.post("/_sim/emails/:id/event", async (c) => {
    const email = findEmail(world.state, c.req.param("id"));
    const { type, recipient } = await readControl(c, fateInput);
    meetFate(world, email, recipient ?? email.to[0] ?? "", type);
    return c.json(email);
  });
}

/** The mails that went to an address, oldest first; all of them when it is left out. */
export function emailsTo(state: ResendState, address: string | undefined): StoredEmail[] {
  const emails = Object.values(state.emails);
  if (!address) return emails;
  const wanted = bareAddress(address);
  return emails.filter((email) => recipientsOf(email).some((one) => bareAddress(one) === wanted));
}
