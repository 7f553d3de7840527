interface Asked {
  isOptedOut: boolean;
  /** Of the business's texts; null when none was ever submitted. */
  registrationState: string | null;
  canWrite: boolean;
}

/** Why a member cannot text a person now, as a sentence for the member; null when they can. */
export function textRefusal({ isOptedOut, registrationState, canWrite }: Asked): string | null {
  if (!canWrite) return "You can read along. An owner or a manager can answer.";
  if (isOptedOut) return "This person asked not to be texted. They can text START to hear from you again.";
  return registrationState === "approved" ? null : "Texts cannot leave yet: the carriers have not approved them.";
}
