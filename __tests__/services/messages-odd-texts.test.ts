import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import { mondayMorning } from "@/__tests__/support/test-container";
import { openTexting, type Texting } from "@/__tests__/support/texting";

let texting: Texting;

beforeAll(async () => {
  texting = await openTexting();
});
afterAll(() => texting.app.close());
beforeEach(() => {
  texting.app.clock.now = mondayMorning;
});

describe("CANCEL from someone with an appointment", () => {
  test("asks once which was meant, and cancels the appointment when that was", async () => {
    const business = await texting.open();
    await texting.book(business);

    const asked = await texting.text(business, "CANCEL");
    const cleared = await texting.text(business, "1");
    const done = await texting.text(business, "yes");

    expect(asked).toEqual([expect.stringContaining("Reply 1 and we cancel that instead")]);
    expect(cleared.join()).toMatch(/Shall I cancel it/);
    expect(done.join()).toMatch(/is cancelled/);
    expect(await rowsOf(texting.app, "opt_outs", business)).toEqual([]);
  });

  test("unanswered is a stop, and so is anything but a clear answer", async () => {
    const business = await texting.open();
    await texting.book(business);
    await texting.text(business, "CANCEL");

    expect(await texting.text(business, "hm")).toEqual([]);
    expect(await texting.text(business, "CANCEL")).toEqual([]);
    expect(await texting.text(business, "Are you coming?")).toEqual([]);

    expect(await rowsOf(texting.app, "opt_outs", business)).toHaveLength(1);
    expect(await rowsOf(texting.app, "appointments", business)).toMatchObject([{ status: "confirmed" }]);
  });

  test("that the carrier has obeyed is told to the owner", async () => {
    const business = await texting.open();
    await texting.book(business);

    expect(await texting.text(business, "CANCEL", { autoresponse: "STOP" })).toEqual([]);

    expect(await rowsOf(texting.app, "notifications", business)).toContainEqual(
      expect.objectContaining({ title: `${texting.customer} texted CANCEL`, is_urgent: true }),
    );
  });
});

describe("odd texts", () => {
  test("a picture without words is thanked for and kept with its link", async () => {
    const business = await texting.open();
    const media = [{ url: "https://media.example.com/1.jpg", content_type: "image/jpeg" }];

    const answers = await texting.text(business, "", { media });

    expect(answers.join()).toMatch(/Thank you for the picture/);
    expect(await rowsOf(texting.app, "messages", business)).toContainEqual(
      expect.objectContaining({ kind: "inbound", body: "", media }),
    );
  });

  test("10,000 characters are kept to 5,000 and answered once", async () => {
    const business = await texting.open();

    const answers = await texting.text(business, `My drain is clogged. ${"la ".repeat(3_333)}`);

    expect(answers).toHaveLength(1);
    expect(answers[0]?.length).toBeLessThan(800);
    const [inbound] = await rowsOf<{ body: string }>(texting.app, "messages", business);
    expect(inbound?.body).toHaveLength(5_000);
  });

  test.each(["12345", "AMAZON", "+447700900123", "+14165550123"])(
    "from %s are kept and get no answer",
    async (from) => {
      const business = await texting.open();

      for (const body of ["Your code is 123456", "HELP", "START", "Can I book a visit?"]) {
        expect(await texting.text(business, body, { from })).toEqual([]);
      }

      const texts = await rowsOf<{ kind: string; from_number: string }>(texting.app, "messages", business);
      expect(texts.filter(({ kind }) => kind === "inbound")).toHaveLength(4);
    },
  );

  test("from another business's line get no answer, so that two receptionists do not talk all night", async () => {
    const business = await texting.open();
    const neighbour = await texting.open();

    expect(await texting.text(business, "Hello, how can I help you?", { from: neighbour.number })).toEqual([]);
  });

  test("that come again and again are left to the owner", async () => {
    const business = await texting.open();
    const answered: number[] = [];
    for (let count = 0; count < 6; count++)
      answered.push((await texting.text(business, "Sorry, what was that?")).length);

    expect(answered).toEqual([1, 1, 1, 0, 0, 0]);
  });

  test("to a business that answers no texts by itself are told to the owner", async () => {
    const business = await texting.open();
    await texting.app.database.admin.query(
      "insert into public.messaging_settings (business_id, answers_texts) values ($1, false)",
      [business.id],
    );

    expect(await texting.text(business, "Can I book a visit?")).toEqual([]);
    expect(await rowsOf(texting.app, "notifications", business)).toMatchObject([
      { kind: "text", body: "Can I book a visit?" },
    ]);
  });

  test("after STOP are not answered, and the owner reads them", async () => {
    const business = await texting.open();

    expect(await texting.text(business, "STOP")).toHaveLength(1);
    expect(await texting.text(business, "STOP")).toEqual([]);
    expect(await texting.text(business, "Can you come tomorrow?")).toEqual([]);
    expect(await texting.text(business, "HELP")).toEqual([]);
    expect(await texting.text(business, "START")).toEqual([expect.stringContaining("You will get our texts again")]);
    expect(await texting.text(business, "Can you come tomorrow?")).toHaveLength(1);
  });
});
