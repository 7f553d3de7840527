import type Retell from "retell-sdk";
import type { CallRecord } from "./state";

type Criteria = NonNullable<Retell.CallListParams["filter_criteria"]>;

/** Any of Retell's typed filters: `{type, op, value}`, with a `key` for maps such as metadata. */
interface Filter {
  type: string;
  op: string;
  value?: unknown;
  key?: string;
}

const MAPS: Record<string, string> = { dynamic_variables: "retell_llm_dynamic_variables", metadata: "metadata" };

/** Whether a call meets all criteria of `POST /v3/list-calls`. Criteria that are unknown here are not met by any call. */
export function meetsCriteria(call: CallRecord, criteria: Criteria | undefined): boolean {
  return Object.entries(criteria ?? {}).every(([name, wanted]) => {
    if (name === "agent") return meetsAgent(call, wanted as NonNullable<Criteria["agent"]>);
    const fields = call as unknown as Record<string, unknown>;
    if (!Array.isArray(wanted)) return meets(fields[name], wanted as Filter);
    const map = (fields[MAPS[name] ?? name] ?? {}) as Record<string, unknown>;
    return wanted.every((filter: Filter) => meets(map[filter.key ?? ""], filter));
  });
}

function meetsAgent(call: CallRecord, wanted: NonNullable<Criteria["agent"]>): boolean {
  return wanted.some(
    ({ agent_id: agentId, version }) =>
      call.agent_id === agentId && (!version || version.length === 0 || version.includes(call.agent_version)),
  );
}

function meets(value: unknown, { op, value: wanted }: Filter): boolean {
  switch (op) {
    case "eq":
      return value === wanted;
    case "ne":
      return value !== wanted;
    case "in":
      return Array.isArray(wanted) && wanted.includes(value);
    case "sw":
      return typeof value === "string" && value.startsWith(String(wanted));
    case "ew":
      return typeof value === "string" && value.endsWith(String(wanted));
    case "co":
      return typeof value === "string" && value.includes(String(wanted));
    case "pr":
      return value !== undefined && value !== null;
    case "np":
      return value === undefined || value === null;
    default:
      return meetsNumber(value, op, wanted);
  }
}

function meetsNumber(value: unknown, op: string, wanted: unknown): boolean {
  if (typeof value !== "number") return false;
  if (op === "bt") {
    const [from, to] = wanted as [number, number];
    return value >= from && value <= to;
  }
  const limit = Number(wanted);
  const comparisons: Record<string, boolean> = {
    gt: value > limit,
    ge: value >= limit,
    lt: value < limit,
    le: value <= limit,
  };
  return comparisons[op] ?? false;
}
