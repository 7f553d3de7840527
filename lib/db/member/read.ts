import type { Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { MemberScope } from "@/lib/domain/member/reads";

/** Runs reads as the member of a scope, in one transaction; what goes wrong is an AppError. */
export type Read = <Result>(
  scope: MemberScope,
  work: (transaction: Transaction<DB>) => Promise<Result>,
) => Promise<Result>;
