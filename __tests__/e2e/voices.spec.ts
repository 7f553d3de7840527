import type { Page } from "@playwright/test";
import { expect, expectSound, signIn, test } from "./journey";

/** A browser that hears what the test says, and whose voice ends when the test says so. */
async function giveEars(page: Page): Promise<void> {
  await page.addInitScript(() => {
    class Recognizer {
      onresult: ((event: unknown) => void) | null = null;
      onend: (() => void) | null = null;
      onerror: ((event: unknown) => void) | null = null;
      start() {
        Object.assign(window, {
          hearWords: (words: string) => {
            this.onresult?.({ results: [Object.assign([{ transcript: words }], { isFinal: true })] });
            this.onend?.();
          },
          refuseEars: () => {
            this.onerror?.({ error: "not-allowed" });
            this.onend?.();
          },
        });
      }
      abort() {
        this.onend?.();
      }
    }
    Object.assign(window, { SpeechRecognition: Recognizer, webkitSpeechRecognition: Recognizer });
    window.speechSynthesis.speak = (utterance) => {
      utterance.onstart?.(new Event("start") as SpeechSynthesisEvent);
      utterance.onboundary?.(Object.assign(new Event("boundary"), { charIndex: 0, charLength: 6 }) as never);
      Object.assign(window, { endVoice: () => utterance.onend?.(new Event("end") as SpeechSynthesisEvent) });
    };
  });
}

const say = (page: Page, words: string) =>
  page.evaluate((spoken) => (window as unknown as { hearWords(words: string): void }).hearWords(spoken), words);

const endVoice = (page: Page) => page.evaluate(() => (window as unknown as { endVoice(): void }).endVoice());

test("the receptionist rings the member's phone, and the page says how the call goes", async ({
  page,
  stack,
  business,
}, { project }) => {
  const phone = project.name === "phone" ? "+17205550143" : "+17205550142";
  const sim = (path: string, body: unknown) =>
    fetch(stack.retell.url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  await sim("/_sim/callee", { to_number: phone, answer: "person", ring_ms: 1_500 });
  await signIn(page, business);
  await page.goto("/dashboard/receptionist");
  const field = page.getByLabel("Your phone number");
  await field.fill("+44 20 7946 0958");
  await page.getByRole("button", { name: "Call my phone" }).click();
  await expect(page.getByText("We can ring numbers in the United States and Canada.")).toBeVisible();
  await field.fill(phone.slice(2));
  await page.getByRole("button", { name: "Call my phone" }).dblclick();
  await expect(page.getByText("Your phone is about to ring.")).toBeVisible();
  await expect(page.getByText("You are on the line.")).toBeVisible({ timeout: 20_000 });
  await expectSound(page);

  const response = await fetch(`${stack.retell.url}/v3/list-calls`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${stack.retell.apiKey}` },
    body: JSON.stringify({ filter_criteria: { to_number: { type: "string", op: "eq", value: phone } } }),
  });
  const { items } = await response.json();
  expect(items).toHaveLength(1);
  await sim(`/_sim/calls/${items[0].call_id}/hang-up`, {});
  await expect(page.getByText(/The call is over/)).toBeVisible({ timeout: 20_000 });
  await page.getByRole("link", { name: "See the call" }).click();
  await expect(page.getByText("Test", { exact: true }).filter({ visible: true }).first()).toBeVisible();
});

test("a voice is heard beside its choice, and a sample that cannot be had says so", { tag: "@desktop" }, async ({
  page,
  business,
}) => {
  await signIn(page, business);
  await page.goto("/dashboard/receptionist");
  await page.getByRole("button", { name: /^Hear / }).click();
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Hear / })).toBeVisible({ timeout: 10_000 });

  await page.route("**/api/client/voices/**", (route) => route.fulfill({ status: 404 }));
  await page.getByRole("button", { name: /^Hear / }).click();
  await expect(page.getByText("The sample cannot be played right now.")).toBeVisible();
});

test("a member talks with the draft, mutes, types in between and hangs up", async ({ page, business }) => {
  await giveEars(page);
  await signIn(page, business);
  await page.goto("/dashboard/receptionist");
  await page.getByRole("button", { name: "Talk" }).click();
  const conversation = page.getByRole("list", { name: "Conversation" });
  await expect(conversation).toContainText("AI assistant");
  await expect(conversation.locator("span.text-brand").first()).toBeVisible();
  await endVoice(page);
  await expect(page.getByText("Listening")).toBeVisible();
  await say(page, "My sink is clogged, can someone come tomorrow?");
  await expect(conversation).toContainText("My sink is clogged");
  await expect(page.getByText("The receptionist speaks", { exact: true })).toBeVisible();
  await endVoice(page);
  await expect(page.getByText("Listening")).toBeVisible();
  await page.getByRole("button", { name: "Mute" }).click();
  await expect(page.getByText("The microphone is off")).toBeVisible();
  await expectSound(page);
  await page.getByRole("textbox", { name: "What the caller says" }).fill("Do you charge for the visit?");
  await page.getByRole("button", { name: "Say", exact: true }).click();
  await expect(conversation).toContainText("Do you charge");
  await expect(page.getByText("The receptionist speaks", { exact: true })).toBeVisible();
  await endVoice(page);
  await expect(page.getByText("The microphone is off")).toBeVisible();
  await page.getByRole("button", { name: "Mute" }).click();
  await expect(page.getByText("Listening")).toBeVisible();
  await page.getByRole("button", { name: "Hang up" }).click();
  await expect(page.getByText("Listening")).toBeHidden();
});

test("a visitor talks to the demo, and types when the microphone is refused", async ({ page }) => {
  await giveEars(page);
  await page.goto("/");
  const demo = page.getByRole("region", { name: "Demo call" });
  await expect(page.getByText(/^Measured: in 441 sentences/)).toBeVisible();
  await demo.getByRole("button", { name: "Press and talk" }).click();
  await expect(demo.getByText("The receptionist speaks", { exact: true })).toBeVisible();
  await endVoice(page);
  await expect(demo.getByText("Listening")).toBeVisible();
  await say(page, "My kitchen sink is clogged");
  await expect(demo.getByRole("list", { name: "Conversation" })).toContainText("My kitchen sink is clogged");
  await expect(demo.getByText("The receptionist speaks", { exact: true })).toBeVisible();
  await endVoice(page);
  await expect(demo.getByText("Listening")).toBeVisible();
  await page.evaluate(() => (window as unknown as { refuseEars(): void }).refuseEars());
  await expect(demo.getByText("The microphone is not allowed here.")).toBeVisible();
  await demo.getByRole("textbox", { name: "What you say" }).fill("Tomorrow morning");
  await demo.getByRole("button", { name: "Say", exact: true }).click();
  await expect(demo.getByRole("list", { name: "Conversation" })).toContainText("Tomorrow morning");
  await expectSound(page);
});

test("the player goes anywhere by mouse, five seconds by arrow, and to each moment by both", async ({
  page,
  business,
}) => {
  await signIn(page, business);
  await page.goto("/dashboard/calls?outcome=booked&q=marcus");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Booked/ })
    .first()
    .click();
  const position = page.getByRole("slider", { name: "Position in the recording" });
  await expect(position).toBeVisible();
  const at = async () => Number(await position.inputValue());
  const box = await position.boundingBox();
  if (!box) throw new Error("the bar has no size");
  const whole = Number(await position.getAttribute("max"));
  await position.click({ position: { x: box.width * 0.1, y: 3 } });
  const first = await at();
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(whole * 0.16);
  expect(first % 5).not.toBe(0);
  await page.keyboard.press("ArrowRight");
  expect(await at()).toBeCloseTo(first + 5, 0);
  await page.keyboard.press("ArrowLeft");
  expect(await at()).toBeCloseTo(first, 0);

  const moments = page.getByRole("button", { name: /^Go to: / });
  await moments.last().click();
  const byMouse = await at();
  expect(byMouse).toBeGreaterThan(first);
  await position.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await expect(moments.first()).toBeFocused();
  await page.keyboard.press("Enter");
  expect(await at()).toBeGreaterThan(0);
  await expectSound(page);
});
