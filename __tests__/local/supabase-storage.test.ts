import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSupabase, type TestSupabase } from "@/__tests__/support/supabase";
import { buckets } from "@/lib/domain/uploads/buckets";
import { findBucketProblems } from "@/scripts/db/bucket-problems";

let supabase: TestSupabase;

beforeAll(async () => {
  supabase = await startTestSupabase();
});

afterAll(async () => {
  await supabase.close();
});

const recordings = () => supabase.client(supabase.keys.secretKey).storage.from("recordings");

test("the private bucket for recordings is there from the start", async () => {
  const { data } = await supabase.client(supabase.keys.secretKey).storage.getBucket("recordings");

  expect(data).toMatchObject({ id: "recordings", public: false });
});

test("keeps the bytes and the type of an upload", async () => {
  const sound = Buffer.from([82, 73, 70, 70, 0, 255, 128]);

  const uploaded = await recordings().upload("b1/call.wav", sound, { contentType: "audio/wav" });
  const { data } = await recordings().download("b1/call.wav");

  expect(uploaded.error).toBeNull();
  expect(Buffer.from((await data?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(sound);
  expect(data?.type).toBe("audio/wav");
});

test("takes a Blob, as browsers send it", async () => {
  const uploaded = await recordings().upload("b1/note.txt", new Blob(["hello"], { type: "text/plain" }));
  const { data } = await recordings().download("b1/note.txt");

  expect(uploaded.error).toBeNull();
  expect(await data?.text()).toBe("hello");
});

test("a signed link opens the file for anybody, in parts as well, and a changed one opens nothing", async () => {
  await recordings().upload("b1/long.wav", Buffer.from("0123456789"), { contentType: "audio/wav" });

  const { data } = await recordings().createSignedUrl("b1/long.wav", 60);
  const link = data?.signedUrl ?? "";
  const whole = await fetch(link);
  const part = await fetch(link, { headers: { range: "bytes=2-4" } });
  const forged = await fetch(link.replace("long.wav", "call.wav"));

  expect(await whole.text()).toBe("0123456789");
  expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 2-4/10", "234"]);
  expect(forged.ok).toBe(false);
});

test("a signed address takes one file from anybody, as a browser sends it", async () => {
  const { data } = await recordings().createSignedUploadUrl("b1/list.csv");
  const address = data?.signedUrl ?? "";
  const put = (to: string) => fetch(to, { method: "PUT", headers: { "content-type": "text/csv" }, body: "Phone" });

  expect((await put(address.replace("list.csv", "other.csv"))).ok).toBe(false);
  expect((await put(address)).ok).toBe(true);
  expect(await (await recordings().download("b1/list.csv")).data?.text()).toBe("Phone");
});

test("refuses a second upload of the same name unless it may replace", async () => {
  await recordings().upload("b1/once.txt", Buffer.from("one"));

  const again = await recordings().upload("b1/once.txt", Buffer.from("two"));
  const replaced = await recordings().upload("b1/once.txt", Buffer.from("two"), { upsert: true });
  const { data } = await recordings().download("b1/once.txt");

  expect(again.error).not.toBeNull();
  expect(replaced.error).toBeNull();
  expect(await data?.text()).toBe("two");
});

test("shows nothing to a visitor without a policy, and takes nothing from one", async () => {
  await recordings().upload("b1/secret.txt", Buffer.from("secret"));
  const visitor = supabase.client().storage.from("recordings");

  const read = await visitor.download("b1/secret.txt");
  const listed = await visitor.list("b1");
  const written = await visitor.upload("b1/mine.txt", Buffer.from("x"));

  expect(read.error).not.toBeNull();
  expect(listed.data ?? []).toEqual([]);
  expect(written.error).not.toBeNull();
});

test("removes a file", async () => {
  await recordings().upload("b1/gone.txt", Buffer.from("x"));

  await recordings().remove(["b1/gone.txt"]);
  const read = await recordings().download("b1/gone.txt");

  expect(read.error).not.toBeNull();
});

test("leaves every grant of the migrations as it is", async () => {
  const { rows } = await supabase.database.admin.query(
    `select count(*)::int as n from information_schema.role_table_grants
     where table_schema = 'public' and grantee = 'anon'`,
  );

  expect(rows[0].n).toBe(0);
});

test("buckets that are missing, public or without a limit are named before a deploy", async () => {
  const { admin, adminUrl } = supabase.database;
  expect(await findBucketProblems(adminUrl)).toEqual([]);

  await admin.query("update storage.buckets set public = id = 'exports', file_size_limit = null where id <> 'imports'");
  const wrong = await findBucketProblems(adminUrl);
  await admin.query("update storage.buckets set public = false, file_size_limit = $1 where id <> 'imports'", [
    buckets.branding,
  ]);

  expect(wrong).toEqual(["exports is public", `branding must take files of ${buckets.branding} bytes at most`]);
});

test("a signed address takes no more than its bucket allows", async () => {
  const logos = supabase.client(supabase.keys.secretKey).storage.from("branding");
  const put = async (path: string, bytes: number) => {
    const { data } = await logos.createSignedUploadUrl(path);
    return fetch(data?.signedUrl ?? "", { method: "PUT", body: new Uint8Array(bytes) });
  };

  const small = await put("b1/small", 1_000);
  const large = await put("b1/large", buckets.branding + 1);

  expect([small.ok, large.status]).toEqual([true, 400]);
  expect(await large.json()).toMatchObject({ statusCode: "413", error: "Payload too large" });
  expect((await logos.download("b1/large")).data).toBeNull();
});
