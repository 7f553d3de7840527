import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { inboundBody } from "@/__tests__/support/retell-bodies";
import { retellRequest } from "@/__tests__/support/signed-requests";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { type ReceptionistContent, readContent } from "@/lib/domain/receptionist/receptionist-content";
import { answerRetellInbound } from "@/lib/http/answer-inbound";
import { discardDraft } from "@/lib/services/receptionist/discard-draft";
import { publishDraft } from "@/lib/services/receptionist/publish-draft";
import { publishVersion } from "@/lib/services/receptionist/publish-version";
import { rollBack } from "@/lib/services/receptionist/roll-back";
import { type SavedDraft, saveDraft } from "@/lib/services/receptionist/save-draft";
import { startRehearsal } from "@/lib/services/receptionist/start-rehearsal";

let app: TestContainer;
let business: TestBusiness;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  await app.database.admin.query("truncate public.jobs");
  business = await makeBusiness(app.database.admin, { name: "Rivera Plumbing" });
});
afterAll(() => app.close());

const base = readContent({});
const content = (changes: Partial<ReceptionistContent>): ReceptionistContent => ({ ...base, ...changes });

function ctx() {
  const actor = { kind: "member" as const, id: business.ownerId };
  return { ...app.container.ports, now: mondayMorning, requestId: "r", causeId: null, actor };
}
const who = () => ({ businessId: business.id, memberId: business.ownerId });
const save = (draft: ReceptionistContent, revision: number | null, from = base): Promise<SavedDraft> =>
  saveDraft(ctx(), { ...who(), content: draft, note: null, revision, base: from });

async function rehearse(): Promise<string> {
  const outcome = await startRehearsal(ctx(), who());
  await app.container.drain();
  const [newest] = await rowsOf(app, "receptionist_rehearsals", business);
  expect(newest).toBeDefined();
  return outcome;
}

/** Drafts, tests and publishes; the number of the version. */
async function publish(draft: ReceptionistContent): Promise<number> {
  const saved = await save(draft, null);
  await rehearse();
  const published = await publishDraft(ctx(), { ...who(), revision: "content" in saved ? saved.revision : 0 });
  if (published.outcome !== "published") throw new Error(published.outcome);
  return published.number;
}

async function variablesOfCall(key = 1): Promise<Record<string, string>> {
  const request = await retellRequest("/api/retell/inbound-webhook", inboundBody({ business }, key));
  const { call_inbound: answer } = await (await answerRetellInbound(app.container, request)).json();
  return answer.dynamic_variables;
}

describe("a draft", () => {
  test("changes nothing for callers until it is published", async () => {
    await save(content({ greeting: "Need a plumber?" }), null);

    expect((await variablesOfCall()).greeting).not.toContain("Need a plumber?");
  });

  test("of two editors is saved by the first, and the later one sees what changed and loses nothing", async () => {
    const [first, second] = await Promise.all([
      save(content({ greeting: "Hello from Ada." }), null),
      save(content({ tone: "brisk" }), null),
    ]);

    const stale = first.outcome === "stale" ? first : second;
    expect([first.outcome, second.outcome].sort()).toEqual(["saved", "stale"]);
    expect(stale).toMatchObject({
      revision: 1,
      changes: [{ after: expect.any(String) }],
      merged: { greeting: "Hello from Ada.", tone: "brisk" },
    });
  });

  test("saved again as it is stays the same revision", async () => {
    await save(content({ tone: "calm" }), null);

    expect(await save(content({ tone: "calm" }), 1)).toMatchObject({ outcome: "unchanged", revision: 1 });
  });

  test("is thrown away by whoever saw it last, and by nobody else", async () => {
    await save(content({ tone: "calm" }), null);
    await save(content({ tone: "formal" }), 1);

    expect(await discardDraft(ctx(), { ...who(), revision: 1 })).toBe("stale");
    expect(await discardDraft(ctx(), { ...who(), revision: 2 })).toBe("discarded");
    expect(await discardDraft(ctx(), { ...who(), revision: 2 })).toBe("no_draft");
  });

  test("is not for viewers and strangers", async () => {
    const viewer = await makeUser(app.database.admin, `viewer-${business.id}@example.com`);
    await app.database.admin.query("insert into public.memberships values ($1, $2, 'viewer')", [business.id, viewer]);
    const asViewer = { businessId: business.id, memberId: viewer };

    await expect(
      saveDraft(ctx(), { ...asViewer, content: base, note: null, revision: null, base }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(publishDraft(ctx(), { ...asViewer, revision: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(startRehearsal(ctx(), asViewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(rollBack(ctx(), { ...asViewer, number: 1 })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("publishing", () => {
  test("waits until the test callers passed on exactly this content", async () => {
    await save(content({ greeting: "One." }), null);
    expect(await publishDraft(ctx(), { ...who(), revision: 1 })).toEqual({ outcome: "not_rehearsed" });
    await rehearse();
    await save(content({ greeting: "Two." }), 1);

    expect(await publishDraft(ctx(), { ...who(), revision: 2 })).toEqual({ outcome: "not_rehearsed" });
    expect(await publishDraft(ctx(), { ...who(), revision: 1 })).toEqual({ outcome: "stale" });
  });

  test("twice at once makes one version and tells the provider once", async () => {
    await save(content({ greeting: "Once." }), null);
    await rehearse();
    const published = app.voice.published.length;

    const both = await Promise.all([1, 1].map((revision) => publishDraft(ctx(), { ...who(), revision })));
    await app.container.drain();

    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["no_draft", "published"]);
    expect(app.voice.published.length).toBe(published + 1);
    expect(await rowsOf(app, "receptionist_versions", business)).toMatchObject([
      { number: 1, state: "published", retell_agent_version: app.voice.published.length },
    ]);
  });

  test("tells the provider the voice and the language of the version", async () => {
    await publish(content({ voiceId: "cartesia-Lucia", language: "es" }));
    await app.container.drain();

    expect(app.voice.published.at(-1)).toMatchObject({ voiceId: "cartesia-Lucia", language: "es" });
  });

  test("run by a job that repeats after it was cut off ends at the provider once more and never goes back", async () => {
    await publish(content({ tone: "calm" }));
    const [version] = await rowsOf(app, "receptionist_versions", business);
    const request = { businessId: business.id, versionId: version?.id as string };
    const cutOff = {
      ...ctx(),
      versions: { ...app.container.ports.versions, settlePublishing: () => Promise.reject(new Error("cut off")) },
    };

    await expect(publishVersion(cutOff, request)).rejects.toThrow("cut off");
    const again = await publishVersion(ctx(), request);
    const third = await publishVersion(ctx(), request);

    expect(again).toMatch(/speaks as agent version/);
    expect(third).toMatch(/already/);
  });

  test("of a version that was replaced meanwhile leaves the provider to the newer one", async () => {
    await publish(content({ tone: "calm" }));
    const [first] = await rowsOf(app, "receptionist_versions", business);
    await publish(content({ tone: "brisk" }));

    expect(await publishVersion(ctx(), { businessId: business.id, versionId: first?.id as string })).toMatch(
      /replaced/,
    );
  });
});

describe("a call", () => {
  test("that has begun keeps its version while another is published, also when the webhook comes again", async () => {
    await publish(content({ greeting: "First words.", rules: ["Never promise a day."] }));
    const before = await variablesOfCall(1);
    await publish(content({ greeting: "Second words." }));

    const repeated = await variablesOfCall(1);
    const next = await variablesOfCall(2);

    expect(before.greeting).toMatch(/AI assistant.*recorded.*First words\./);
    expect(before.rules).toContain("Never promise a day.");
    expect(repeated.greeting).toBe(before.greeting);
    expect(next.greeting).toContain("Second words.");
    const calls = await rowsOf(app, "calls", business);
    const versions = new Set(calls.map(({ receptionist_version_id: id }) => id));
    expect(versions.size).toBe(2);
  });
});

describe("rolling back", () => {
  test("publishes what an older version said as a new one, and a draft beside it stays", async () => {
    await publish(content({ greeting: "Old." }));
    await publish(content({ greeting: "New." }));
    await save(content({ greeting: "Draft." }), null, content({ greeting: "New." }));

    expect(await rollBack(ctx(), { ...who(), number: 1 })).toMatchObject({ outcome: "published", number: 3 });
    expect(await rollBack(ctx(), { ...who(), number: 1 })).toEqual({ outcome: "already_live" });
    expect(await rollBack(ctx(), { ...who(), number: 9 })).toEqual({ outcome: "not_found" });
    expect((await variablesOfCall()).greeting).toContain("Old.");
    const rows = await rowsOf(app, "receptionist_versions", business);
    expect(rows.map(({ number, state }) => `${number} ${state}`).sort()).toEqual([
      "1 retired",
      "2 retired",
      "3 published",
      "4 draft",
    ]);
  });

  test("does not bring back what the test callers never passed on", async () => {
    await publish(content({ greeting: "Old." }));
    await publish(content({ greeting: "New." }));
    await app.database.admin.query("delete from public.receptionist_rehearsals where business_id = $1", [business.id]);

    expect(await rollBack(ctx(), { ...who(), number: 1 })).toEqual({ outcome: "not_rehearsed" });
  });
});

describe("what was published", () => {
  test("is never changed nor deleted, unless its business goes", async () => {
    await publish(content({ greeting: "For good." }));
    const { admin } = app.database;

    for (const change of [
      "update public.receptionist_versions set content = '{}' where business_id = $1",
      "update public.receptionist_versions set number = 7 where business_id = $1",
      "update public.receptionist_versions set state = 'draft' where business_id = $1",
      "delete from public.receptionist_versions where business_id = $1",
    ]) {
      await expect(admin.query(change, [business.id])).rejects.toMatchObject({ code: "55000" });
    }
  });
});

describe("test callers", () => {
  test("pass a sound draft, leave no trace but their report, and are not sent twice for the same content", async () => {
    await save(content({ tone: "calm" }), null);

    expect(await rehearse()).toBe("started");
    const [run] = await rowsOf(app, "receptionist_rehearsals", business);
    expect(run).toMatchObject({ state: "passed", report: { failures: [] } });
    expect(run?.done).toBe(run?.total);
    expect(await startRehearsal(ctx(), who())).toBe("passed");
    for (const table of ["calls", "appointments", "fees", "messages", "notifications", "customers"]) {
      expect(await rowsOf(app, table, business)).toEqual([]);
    }
  });

  test("find a greeting that takes the notice back, and show the turn that went wrong", async () => {
    await save(content({ greeting: "You are talking to a real person." }), null);

    await rehearse();

    const [run] = await rowsOf(app, "receptionist_rehearsals", business);
    expect(run).toMatchObject({
      state: "failed",
      report: { failures: [{ scenarioId: "hears_the_notice", turn: 0, transcript: expect.any(Array) }] },
    });
    expect(await publishDraft(ctx(), { ...who(), revision: 1 })).toEqual({ outcome: "not_rehearsed" });
  });

  test("asked for twice at once come once", async () => {
    await save(content({ tone: "calm" }), null);

    const both = await Promise.all([startRehearsal(ctx(), who()), startRehearsal(ctx(), who())]);

    expect(both.sort()).toEqual(["running", "started"]);
  });
});
