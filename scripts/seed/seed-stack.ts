import pg from "pg";
import { createContainer } from "@/lib/container";
import { parseEnv } from "@/lib/env";
import { publishReceptionist } from "@/lib/services/receptionist/publish-receptionist";
import type { SeedBusiness, StackFile, StackSeed } from "@/scripts/local/stack-file";
import { connectBilling, connectCalendar, connectNumber } from "./connect-providers";
import { ensureDemoBusiness } from "./demo-business";
import { insertBusiness } from "./insert-business";
import { type SampleBusiness, sampleBusinesses } from "./sample-businesses";
import { findScenario } from "./scenarios";
import { createStaff, createUser, openAuthAdmin } from "./seed-people";

/**
 * Fills an empty stack: the sample businesses with owners, numbers, calendars, plans and published receptionists, one
 * member of staff, and then what the scenario adds by ringing them.
 */
export async function seedStack(stack: StackFile, env: Record<string, string>, scenario: string): Promise<StackSeed> {
  const parsed = parseEnv(env);
  if ("problems" in parsed)
    throw new Error(parsed.problems.map(({ name, message }) => `${name}: ${message}`).join("\n"));
  const admin = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  const container = createContainer(parsed.env);
  try {
    const businesses: SeedBusiness[] = [];
    for (const sample of sampleBusinesses) businesses.push(await seedBusiness(sample));
    await ensureDemoBusiness(admin);
    const staff = await createStaff(stack, admin);
    const seed = { businesses, staff };
    await findScenario(scenario).run({ ...stack, seed }, (line) => console.log(line));
    return seed;
  } finally {
    await container.kysely.destroy();
    await admin.end();
  }

  async function seedBusiness(sample: SampleBusiness): Promise<SeedBusiness> {
    const ownerId = await createUser(openAuthAdmin(stack), sample.owner.email, sample.owner.password);
    const businessId = await insertBusiness(admin, sample, ownerId);
    const connection = { stack, env, admin, businessId, sample };
    await connectNumber(connection);
    await connectBilling(connection);
    await connectCalendar(connection);
    const published = await publishReceptionist(
      {
        ...container.ports,
        now: new Date(),
        requestId: "seed",
        causeId: null,
        actor: { kind: "system", id: "seed" },
      },
      businessId,
    );
    const { name, number, timeZone, owner } = sample;
    return { id: businessId, name, number, timeZone, retellAgentId: published.agentId, owner };
  }
}
