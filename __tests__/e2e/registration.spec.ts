import type { StackFile } from "@/scripts/local/stack-file";
import { businessAt, post } from "@/scripts/seed/business-states";
import { ask } from "./database";
import { expect, expectSound, fillCompany, signIn, test } from "./journey";

test("texts that were rejected are corrected, sent again, and approved while the page is open", async ({
  page,
  stack,
}) => {
  const business = businessAt(stack, 1);
  await setState(stack, business.id, "rejected", "Samples do not name the brand");
  try {
    await signIn(page, business);
    await page.goto("/dashboard/phone");
    await expect(page.getByText("Samples do not name the brand").filter({ visible: true })).toBeVisible();
    const privacy = page.getByLabel("Address of your privacy policy");
    await privacy.fill("");
    const send = page.getByRole("button", { name: /^Send/ });
    await send.click();
    await expect(page.getByText("Give the address of a privacy policy.")).toBeVisible();
    await expectSound(page);

    await privacy.fill("https://lunahair.example/privacy");
    await send.click();
    await expect(page.getByText("An EIN has nine digits, such as 12-3456789.")).toBeVisible();
    await fillCompany(page);
    await send.click();
    await expect(page.getByText("With the carriers")).toBeVisible();
    await expect.poll(() => findCampaign(stack, business.id), { timeout: 20_000 }).not.toBeNull();
    await post(`${stack.telnyx.url}/_sim/registration-verdict`, { business: business.id, status: "ACCEPTED" });

    await expect(page.getByText("Approved", { exact: false }).first()).toBeVisible();
  } finally {
    await setState(stack, business.id, "approved", null);
  }
});

/** The campaign that the job has filed: a verdict counts for its own alone. */
async function findCampaign(stack: StackFile, id: string): Promise<string | null> {
  const sql = "select campaign_id from public.messaging_registrations where business_id = $1";
  return (await ask<{ campaign_id: string | null }>(stack, sql, [id]))[0]?.campaign_id ?? null;
}

async function setState(stack: StackFile, id: string, state: string, reason: string | null): Promise<void> {
  const sql = "update public.messaging_registrations set state = $2, reason = $3 where business_id = $1";
  await ask(stack, sql, [id, state, reason]);
}
