import { mayBeRung } from "@/lib/domain/calls/ringable-number";

/** The variables of a call that hold whose phones may ring, in the order of the business's list. More are not rung. */
export const transferVariables = [
  "transfer_phone_1",
  "transfer_phone_2",
  "transfer_phone_3",
  "transfer_phone_4",
  "transfer_phone_5",
] as const;

/** The variables, filled from the first on; empty where the list is shorter or a phone may not be rung. */
export function describeTransferPhones(phones: readonly string[]): Record<string, string> {
  return Object.fromEntries(transferVariables.map((variable, index) => [variable, ringable(phones[index])]));
}

const ringable = (phone: string | undefined): string => (phone && mayBeRung(phone) ? phone : "");
