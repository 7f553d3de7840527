"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/(auth)/_form/empty-form";
import { parseForm } from "@/app/(auth)/_form/form-state";
import type { Deleted } from "@/components/privacy/name-form";
import { getContainer } from "@/lib/container";
import { registrationSchema } from "@/lib/domain/member/registration";
import { toAppError } from "@/lib/errors";
import { makeBusiness } from "@/lib/http/ensure-business";
import { findMember, openAuth, requireUser } from "@/lib/http/session";

/** Makes the first business of a signed-in person who has none. */
export async function nameBusiness(_previous: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(registrationSchema, form);
  if ("state" in parsed) return parsed.state;
  await makeBusiness(await requireUser(), parsed.data);
  redirect("/onboarding");
}

/** Deletes the account of a signed-in person who belongs to no business, once they have typed their address. */
export async function deleteAccount(typed: string): Promise<Deleted<"deleted">> {
  const member = await findMember();
  if (member !== "no_business") redirect("/welcome");
  const { ports, log } = getContainer();
  try {
    const { id, email = "" } = await requireUser();
    if (typed.trim().toLowerCase() !== email.toLowerCase()) {
      return { ok: true, result: { outcome: "refused", problem: `Type ${email} to delete your account.` } };
    }
    await ports.accounts.remove(id);
    log.info("account.deleted", { memberId: id });
  } catch (thrown) {
    const error = toAppError(thrown);
    log.error("account.not_deleted", thrown, { code: error.code });
    return { ok: false, problem: error.message };
  }
  await (await openAuth()).auth.signOut({ scope: "local" });
  redirect("/login?notice=deleted");
}
