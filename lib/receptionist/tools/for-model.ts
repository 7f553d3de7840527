import type { ToolAnswer } from "./tool";

/** An answer as a model may read it: without the private numbers of people, which it could be talked into saying. */
export function forModel({ say, data }: ToolAnswer): ToolAnswer {
  const { transfer_to: _numbers, ...rest } = data;
  return { say, data: rest };
}
