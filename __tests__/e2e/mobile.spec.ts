import type { StackFile } from "@/scripts/local/stack-file";
import { businessAt } from "@/scripts/seed/business-states";
import { ask } from "./database";
import { expect, expectSound, signIn, test } from "./journey";

/** The newest of so many codes that the carrier has brought to a number. */
async function codeAt({ telnyx }: StackFile, number: string, count = 1): Promise<string> {
  const read = async () => {
    const response = await fetch(`${telnyx.url}/_sim/messages?to=${encodeURIComponent(number)}`);
    const texts: { text: string }[] = await response.json();
    return texts.flatMap(({ text }) => /(\d{6}) is your code/.exec(text)?.[1] ?? []);
  };
  await expect.poll(async () => (await read()).length, { timeout: 20_000 }).toBe(count);
  return (await read()).at(-1) ?? "";
}

/** What the call with a code said so far. */
async function spokenTo({ telnyx }: StackFile, number: string): Promise<string> {
  const calls: { to: string; commands: { body: unknown }[] }[] = await (await fetch(`${telnyx.url}/_sim/calls`)).json();
  return JSON.stringify(calls.filter(({ to }) => to === number).map(({ commands }) => commands));
}

test("a member's mobile counts once the code that was texted to it is typed; wrong and late ones have words", async ({
  page,
  stack,
  business,
}, { project }) => {
  test.slow();
  const number = project.name === "desktop" ? "+17205550161" : "+17205550162";
  await signIn(page, business);
  await page.goto("/dashboard/settings/notifications");
  const missed = page.getByRole("checkbox", { name: "Missed calls: Text" });
  await missed.check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Confirm your mobile first; texts go there.")).toBeVisible();

  await page.getByRole("textbox", { name: "Your mobile" }).fill("12");
  await page.getByRole("button", { name: "Text me a code" }).click();
  await expect(page.getByText("Enter a phone number, such as (303) 555-0123.")).toBeVisible();
  await page.getByRole("textbox", { name: "Your mobile" }).fill(number);
  await page.getByRole("button", { name: "Text me a code" }).click();
  await expect(page.getByText(/^We texted a code to/)).toBeVisible();
  const digits = page.getByLabel("Six digits");
  const first = await codeAt(stack, number);
  await digits.fill(first === "000000" ? "000001" : "000000");
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByText("This is not the code. You have 4 more tries.")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Send another code" }).click();
  await expect(page.getByText("A code is on its way.", { exact: false })).toBeVisible();

  await ask(stack, "update public.mobile_codes set created_at = created_at - interval '40 seconds' where number = $1", [
    number,
  ]);
  await page.reload();
  await expect(page.getByText(/^We texted a code to/)).toBeVisible();
  await page.getByRole("button", { name: "Send another code" }).click();
  const second = await codeAt(stack, number, 2);
  await digits.fill(first);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByText("A newer code was sent. Enter that one.")).toBeVisible();
  await digits.fill(`${second.slice(0, 3)} ${second.slice(3)}`);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByText("Confirmed. Texts go to this number from now on.")).toBeVisible();
  await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();

  await missed.check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(missed).toBeChecked();
  await expectSound(page);
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("Nothing is texted to you any more.", { exact: false })).toBeVisible();
  await expect(missed).not.toBeChecked();
});

test("before the carriers approve the texts the code comes by a call, to whoever presses 1", async ({ page, stack }, {
  project,
}) => {
  const business = businessAt(stack, 2);
  const number = project.name === "desktop" ? "+17205550163" : "+17205550164";
  const setState = (state: string) =>
    ask(stack, "update public.messaging_registrations set state = $2 where business_id = $1", [business.id, state]);
  await fetch(`${stack.telnyx.url}/_sim/callee`, {
    method: "POST",
    body: JSON.stringify({ to: number, answer: "answers", presses: "1" }),
  });
  await setState("submitted");
  try {
    await signIn(page, business);
    await page.goto("/dashboard/settings/notifications");
    await expect(page.getByText("so the code comes by a call", { exact: false })).toBeVisible();
    await page.getByRole("textbox", { name: "Your mobile" }).fill(number);
    await page.getByRole("button", { name: "Call me with a code" }).click();
    await expect(page.getByText(/Press 1 to hear the code/)).toBeVisible();
    await expectSound(page);
    const code = async () => /Your code is: ([\d, ]+)\./.exec(await spokenTo(stack, number))?.[1]?.replaceAll(", ", "");
    await expect.poll(code, { timeout: 20_000 }).toMatch(/^\d{6}$/);

    await page.getByLabel("Six digits").fill((await code()) ?? "");
    await page.getByRole("button", { name: "Confirm", exact: true }).click();

    await expect(page.getByText("Confirmed. Texts go to this number from now on.")).toBeVisible();
  } finally {
    await setState("approved");
    await ask(stack, "delete from public.member_preferences where business_id = $1", [business.id]);
  }
});
