import { randomUUID } from "node:crypto";
import { render } from "react-email";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bookingOf, mustBook } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { makePng } from "@/__tests__/support/make-png";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { drainJobs } from "@/lib/jobs/drain";
import { CustomerMailBody, describeCustomerMail } from "@/lib/providers/resend/customer-mail";
import { keepLogo, openLogo, removeLogo, setAccent } from "@/lib/services/branding/change-branding";
import { loadBrand } from "@/lib/services/branding/load-brand";
import { emailCustomer } from "@/lib/services/messages/email-customer";

let app: TestContainer;
let business: TestBusiness;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  business = await makeBusiness(app.database.admin);
  app.brandFiles.isDown = false;
});
afterAll(() => app.close());

const ctx = () => ({
  ...app.container.ports,
  now: app.clock.now,
  requestId: "r",
  causeId: null,
  actor: { kind: "member" as const, id: business.ownerId },
});
const owner = () => ({ businessId: business.id, memberId: business.ownerId });

/** A member sends a file in, as the browser does. */
async function sendIn(bytes: Uint8Array, as = owner()): Promise<string> {
  const { path } = await openLogo(ctx(), as);
  app.brandFiles.files.set(path, bytes);
  await keepLogo(ctx(), { ...as, path });
  return path;
}

const work = () =>
  drainJobs(app.container.ports, { now: () => app.clock.now, budgetMs: 60_000, concurrency: 1, leaseSeconds: 60 });

describe("a logo", () => {
  test("is kept with what it is, and the one before it leaves storage", async () => {
    const first = await sendIn(makePng(64, 32));
    const second = await sendIn(makePng(80, 40));

    await work();

    expect((await loadBrand(ctx(), business.id)).logo).toMatchObject({ path: second, width: 80, height: 40 });
    expect([app.brandFiles.files.has(first), app.brandFiles.files.has(second)]).toEqual([false, true]);
  });

  test("is taken away again, and its file with it", async () => {
    const path = await sendIn(makePng(64, 32));

    await removeLogo(ctx(), owner());
    await work();

    expect(await loadBrand(ctx(), business.id)).toEqual({ accent: null, logo: null });
    expect(app.brandFiles.files.has(path)).toBe(false);
  });

  test("that is no picture is refused in words and does not stay in storage", async () => {
    const { path } = await openLogo(ctx(), owner());
    app.brandFiles.files.set(path, Buffer.from("<svg/>"));

    await expect(keepLogo(ctx(), { ...owner(), path })).rejects.toMatchObject({ code: "invalid_input" });

    expect(app.brandFiles.files.has(path)).toBe(false);
    expect((await loadBrand(ctx(), business.id)).logo).toBeNull();
  });

  test.each([
    ["of another business", () => `${randomUUID()}/${randomUUID()}`],
    ["outside its folder", () => `${business.id}/../${randomUUID()}`],
    ["that never arrived", () => `${business.id}/${randomUUID()}`],
  ])("%s is not found", async (_name, pathOf) => {
    const path = pathOf();
    if (!path.startsWith(business.id)) app.brandFiles.files.set(path, makePng(64, 64));

    await expect(keepLogo(ctx(), { ...owner(), path })).rejects.toMatchObject({ code: "not_found" });
  });
});

test("whoever may not write changes neither logo nor colour", async () => {
  const stranger = { businessId: business.id, memberId: randomUUID() };
  const path = `${business.id}/${randomUUID()}`;
  app.brandFiles.files.set(path, makePng(64, 64));

  await expect(keepLogo(ctx(), { ...stranger, path })).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeLogo(ctx(), stranger)).rejects.toMatchObject({ code: "forbidden" });
  await expect(setAccent(ctx(), { ...stranger, accent: "#1f6f6a" })).rejects.toMatchObject({ code: "forbidden" });

  expect(await loadBrand(ctx(), business.id)).toEqual({ accent: null, logo: null });
});

test("a colour is set in its one form, refused when it is too light, and taken away", async () => {
  await setAccent(ctx(), { ...owner(), accent: "1F6F6A" });
  const set = await loadBrand(ctx(), business.id);

  await expect(setAccent(ctx(), { ...owner(), accent: "#ffd400" })).rejects.toMatchObject({ code: "invalid_input" });
  await setAccent(ctx(), { ...owner(), accent: null });

  expect(set.accent).toBe("#1f6f6a");
  expect((await loadBrand(ctx(), business.id)).accent).toBeNull();
});

test("a mail to a customer carries logo and colour inside it, and needs no address of ours", async () => {
  await sendIn(makePng(64, 32));
  await setAccent(ctx(), { ...owner(), accent: "#1f6f6a" });
  const appointmentId = await mustBook(app, business, {
    customer: { ...bookingOf(business).customer, email: "ada@example.com" },
  });

  await emailCustomer(ctx(), { businessId: business.id, appointmentId, kind: "booked", idempotencyKey: "k" });

  const mail = app.mailer.customerMails[0];
  if (!mail) throw new Error("no mail to a customer");
  const { subject: _, ...content } = describeCustomerMail(mail);
  const html = await render(CustomerMailBody(content));
  expect(html).toContain('src="cid:logo"');
  expect(html).toContain("background-color:#1f6f6a");
  expect(html).not.toMatch(/(src|href)="http/);
});

test("a mail to a customer leaves without the logo while storage is away", async () => {
  await sendIn(makePng(64, 32));
  const appointmentId = await mustBook(app, business, {
    customer: { ...bookingOf(business).customer, email: "ada@example.com" },
  });
  app.brandFiles.isDown = true;

  const sent = await emailCustomer(ctx(), {
    businessId: business.id,
    appointmentId,
    kind: "booked",
    idempotencyKey: "n",
  });

  expect(sent).toBe("sent");
  expect(app.mailer.customerMails.at(-1)?.brand).toEqual({ accent: null, logo: null });
});
