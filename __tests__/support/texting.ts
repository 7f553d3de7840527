import { type BusinessPlan, makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { receivedBody } from "@/__tests__/support/telnyx-bodies";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { identifyTelnyxEvent } from "@/lib/providers/telnyx/mapper";

/** What a test changes about an inbound text. */
export interface TextChange {
  from?: string;
  autoresponse?: string;
  media?: { url: string; content_type: string }[];
  /** The carrier's id; a repeat has the same. */
  id?: string;
}

/** An application whose customers can text. */
export interface Texting {
  app: TestContainer;
  customer: string;
  open(plan?: BusinessPlan): Promise<TestBusiness>;
  /** Delivers a text of the customer to the business, without working on it. */
  deliver(business: TestBusiness, body: string, change?: TextChange): Promise<void>;
  /** Delivers it, does all the work, and returns what the customer got since. */
  text(business: TestBusiness, body: string, change?: TextChange): Promise<string[]>;
  /** Books by text: asks for tomorrow at nine, gives a name, agrees to the read-back. Returns the last answer. */
  book(business: TestBusiness): Promise<string[]>;
  /** Lets time pass. */
  wait(minutes: number): void;
}

let count = 0;

export async function openTexting(): Promise<Texting> {
  const app = await openTestContainer();
  const customer = "+13035550111";
  const texting: Texting = {
    app,
    customer,
    open: (plan) => makeBusiness(app.database.admin, plan),
    async deliver(business, body, change = {}) {
      count += 1;
      const saidAt = app.clock.now;
      const id = change.id ?? `in-${count}`;
      const { autoresponse } = change;
      const payload = receivedBody({
        id,
        from: change.from ?? customer,
        to: business.number,
        body,
        saidAt,
        ...(autoresponse ? { autoresponse } : {}),
      });
      Object.assign(payload.data.payload, { media: change.media ?? [] });
      const identity = identifyTelnyxEvent(payload);
      if (!identity) throw new Error("no event");
      await app.container.ports.inbox.record({ provider: "telnyx", ...identity, payload, now: saidAt });
    },
    async text(business, body, change = {}) {
      const before = app.texts.attempts.length;
      app.clock.now = new Date(app.clock.now.getTime() + 10_000);
      await texting.deliver(business, body, change);
      await app.container.drain();
      return app.texts.attempts.slice(before).map((text) => text.body);
    },
    async book(business) {
      await texting.text(business, "Hi, can I book a drain cleaning tomorrow at 9 am?");
      await texting.text(business, "Ada Jones");
      return texting.text(business, "yes, that is right");
    },
    wait(minutes) {
      app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000);
    },
  };
  return texting;
}
