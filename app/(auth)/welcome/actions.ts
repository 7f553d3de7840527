"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/(auth)/_form/empty-form";
import { parseForm } from "@/app/(auth)/_form/form-state";
import { registrationSchema } from "@/lib/domain/member/registration";
import { makeBusiness } from "@/lib/http/ensure-business";
import { requireUser } from "@/lib/http/session";

/** Makes the first business of a signed-in person who has none. */
export async function nameBusiness(_previous: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(registrationSchema, form);
  if ("state" in parsed) return parsed.state;
  await makeBusiness(await requireUser(), parsed.data);
  redirect("/onboarding");
}
