import { redirect } from "next/navigation";
import { resumeAt } from "./load-wizard";

/** The way back into the wizard, at the step that is next. */
export default async function OnboardingPage() {
  redirect(await resumeAt());
}
