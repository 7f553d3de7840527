import { forgetDrafts } from "@/components/ui/draft-place";
import { lost } from "@/components/ui/lost";

/** Signs out and forgets what was typed and not saved. Without a connection both stay; returns the sentence that says so. */
export async function leave(onSignOut: () => Promise<void>): Promise<string | undefined> {
  // Being led to the sign-in is how it succeeds.
  const failed = await onSignOut().catch((thrown: unknown) => lost(thrown, forgetDrafts));
  return failed ? `You are still signed in. ${failed.problem}` : undefined;
}
