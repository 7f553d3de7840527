import { sql, type Transaction } from "kysely";
import { storedBranding } from "@/lib/db/branding";
import type { DB } from "@/lib/db/types.gen";
import type { Branding } from "@/lib/domain/branding/branding";
import type { SettingSection, SettingValues } from "@/lib/domain/settings/sections";

/** A section of a business's settings as its form has it; null for a business that the person does not belong to. */
export async function loadSetting<Section extends SettingSection>(
  transaction: Transaction<DB>,
  businessId: string,
  section: Section,
): Promise<SettingValues[Section] | null> {
  const { rows } = await sql<{ value: SettingValues[Section] | null }>`
    select private.read_setting(${businessId}::uuid, ${section}) as value`.execute(transaction);
  return rows[0]?.value ?? null;
}

/** How a business looks; nothing chosen for a business that the person does not belong to. */
export async function loadBranding(transaction: Transaction<DB>, businessId: string): Promise<Branding> {
  const row = await transaction
    .selectFrom("businesses")
    .where("id", "=", businessId)
    .select(["accent", "logo"])
    .executeTakeFirst();
  return row ? storedBranding.parse(row) : { accent: null, logo: null };
}
