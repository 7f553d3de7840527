import type { Ctx } from "@/lib/ports";

export interface NumbersFound {
  /** `nearest`: the area code has none, these are the closest that the carrier has. */
  outcome: "found" | "nearest" | "none";
  numbers: { e164: string; monthlyCents: number }[];
}

/** Local numbers to choose from, by area code. Throws `unavailable` when the carrier cannot answer. */
export async function searchNumbers(ctx: Ctx<"numberShop">, areaCode: string): Promise<NumbersFound> {
  const exact = await ctx.numberShop.search({ areaCode, limit: 12, isNearby: false });
  if (exact.length > 0) return { outcome: "found", numbers: exact };
  const nearby = await ctx.numberShop.search({ areaCode, limit: 12, isNearby: true });
  return { outcome: nearby.length > 0 ? "nearest" : "none", numbers: nearby };
}
