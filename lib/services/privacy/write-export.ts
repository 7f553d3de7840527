import type { Ctx } from "@/lib/ports";
import type { ExportProgress } from "@/lib/ports/privacy";
import { createExportArchive } from "./export-archive";
import { exportReadme } from "./export-readme";

/** Where reading stands: the entity and the place after the last row of it. */
interface Spot {
  entity: string;
  place: string | null;
}

/** How much goes into one part; `bytes` are counted before packing. */
export interface PartLimits {
  rows: number;
  bytes: number;
  page: number;
}

const partLimits: PartLimits = { rows: 20_000, bytes: 24 * 1024 * 1024, page: 500 };

/**
 * Writes one part of an export: pages of rows, packed while they are read, put at a fixed path, then kept with the place
 * after it. Cut off anywhere, a repeat writes the same file and goes on. `stale`: another run has written this part.
 * `gone`: the export is over, and nothing of this part stays.
 */
export async function writeExportPart(
  ctx: Ctx<"exports" | "exportFiles">,
  request: { businessId: string; exportId: string; part: number },
  limits: PartLimits = partLimits,
): Promise<"part" | "ready" | "gone" | "stale"> {
  const { businessId, exportId, part } = request;
  const progress = await ctx.exports.load(businessId, exportId, ctx.now);
  if (progress?.state !== "running") return "gone";
  if (progress.partCount !== part) return "stale";
  const { bytes, next, rows } = await packPart(ctx, request, progress, limits);
  const path = `${businessId}/${exportId}/${part + 1}.zip`;
  await ctx.exportFiles.put(path, bytes);
  const size = bytes.byteLength;
  const isKept = await ctx.exports.advance({
    businessId,
    exportId,
    position: part,
    path,
    bytes: size,
    next,
    rows,
    now: ctx.now,
  });
  if (isKept) return next ? "part" : "ready";
  const after = await ctx.exports.load(businessId, exportId, ctx.now);
  if (after?.state === "running" || after?.state === "ready") return "stale";
  await ctx.exportFiles.remove([path]);
  return "gone";
}

async function packPart(
  ctx: Ctx<"exports">,
  { businessId, exportId, part }: { businessId: string; exportId: string; part: number },
  progress: ExportProgress,
  limits: PartLimits,
) {
  const archive = createExportArchive();
  archive.addText("README.txt", exportReadme({ ...progress, part, now: ctx.now }));
  let spot = firstSpot(progress);
  let rows = 0;
  while (spot && rows < limits.rows && archive.size() < limits.bytes) {
    const files = archive.openEntity(spot.place === null ? spot.entity : `${spot.entity}-${part + 1}`);
    const { entity } = spot;
    while (spot?.entity === entity && rows < limits.rows && archive.size() < limits.bytes) {
      const page = await ctx.exports.read({ businessId, exportId, ...spot, limit: limits.page });
      files.add(page.map(({ row }) => row));
      rows += page.length;
      const last = page.at(-1);
      spot = page.length < limits.page || !last ? spotAfter(progress, entity) : { entity, place: last.place };
    }
    files.close();
  }
  return { bytes: archive.finish(), next: spot, rows };
}

function firstSpot({ entity, place, entities }: ExportProgress): Spot | null {
  const first = entity ?? entities[0];
  return first === undefined ? null : { entity: first, place };
}

function spotAfter({ entities }: ExportProgress, entity: string): Spot | null {
  const next = entities[entities.indexOf(entity) + 1];
  return next === undefined ? null : { entity: next, place: null };
}
