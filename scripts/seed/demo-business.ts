import { fileURLToPath } from "node:url";
import pg from "pg";
import { insertCatalogue } from "./insert-business";
import { type SampleBusiness, sampleBusinesses } from "./sample-businesses";

/** The business that visitors of the public pages talk to. It is invented, belongs to nobody and has no number. */
const demo: Pick<SampleBusiness, "name" | "address"> = {
  name: "Copper Creek Plumbing",
  address: "310 Blake Street, Denver, CO 80205",
};

/** Makes the demo business when there is none. Returns its id; a second run changes nothing. */
export async function ensureDemoBusiness(admin: pg.Pool | pg.Client): Promise<string> {
  const found = await admin.query<{ id: string }>("select id from public.businesses where is_demo");
  if (found.rows[0]) return found.rows[0].id;
  const [sample] = sampleBusinesses;
  if (!sample) throw new Error("There is no sample business to make it from.");
  const made = await admin.query<{ id: string }>(
    `insert into public.businesses (name, trade, time_zone, status, address, needs_address, is_test, is_demo)
     values ($1, $2, $3, 'active', $4, $5, true, true) returning id`,
    [demo.name, sample.trade, sample.timeZone, demo.address, sample.needsAddress],
  );
  const id = made.rows[0]?.id ?? "";
  await admin.query("insert into public.receptionists (business_id) values ($1)", [id]);
  // Nobody is on call for it: an emergency in a demo reaches nobody.
  await insertCatalogue(admin, id, { ...sample, ...demo, onCall: [] });
  return id;
}

async function main(): Promise<void> {
  const connectionString = process.env.DATABASE_ADMIN_URL;
  if (!connectionString) throw new Error("Set DATABASE_ADMIN_URL to the database that gets the demo business.");
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  try {
    console.log(`The demo business is ${await ensureDemoBusiness(admin)}.`);
  } finally {
    await admin.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
