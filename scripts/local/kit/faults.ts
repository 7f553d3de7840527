import { z } from "zod";

/**
 * Body of `POST /_sim/faults`. Status 0 cuts the connection; `body: "nonsense"` answers 200 with invalid JSON; a delay
 * without a status only delays. `after: true` lets the request take effect first, so that only its answer is lost.
 */
export const faultInput = z.strictObject({
  status: z.union([z.literal(0), z.int().min(400).max(599)]).optional(),
  count: z.int().min(1).max(100_000).default(1),
  delay_ms: z.int().min(0).max(600_000).default(0),
  body: z.literal("nonsense").optional(),
  path: z.string().startsWith("/").optional(),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).optional(),
  after: z.boolean().default(false),
});

export type Fault = z.infer<typeof faultInput>;

/** `transport` faults spoil the line outside of the provider; `endpoint` faults are answers of the provider itself. */
export type FaultStage = "transport" | "endpoint";

export interface FaultPlan {
  add(fault: Fault): void;
  clear(): void;
  /** What is still to come. */
  list(): Fault[];
  /** The fault that this request must suffer, counted down; null when there is none. */
  take(stage: FaultStage, method: string, path: string): Fault | null;
}

/** The faults that are still to come, in memory: a restarted stand-in is healthy. */
export function faultPlan(): FaultPlan {
  let faults: Fault[] = [];
  return {
    add(fault) {
      faults.push({ ...fault });
    },
    clear() {
      faults = [];
    },
    list: () => faults.map((fault) => ({ ...fault })),
    take(stage, method, path) {
      const found = faults.find((fault) => stageOf(fault) === stage && concerns(fault, method, path));
      if (!found) return null;
      found.count -= 1;
      faults = faults.filter((fault) => fault.count > 0);
      return found;
    },
  };
}

function stageOf(fault: Fault): FaultStage {
  return fault.after || fault.status === 0 || fault.body === "nonsense" ? "transport" : "endpoint";
}

function concerns(fault: Fault, method: string, path: string): boolean {
  return (!fault.path || path.startsWith(fault.path)) && (!fault.method || fault.method === method);
}
