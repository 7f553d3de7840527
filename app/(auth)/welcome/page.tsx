import { redirect } from "next/navigation";
import { FormFrame } from "@/app/(auth)/_form/form-frame";
import { findMember } from "@/lib/http/session";
import { WelcomeForm } from "./welcome-form";

export const metadata = { title: "Your business" };

export default async function WelcomePage() {
  const member = await findMember();
  if (member === "signed_out") redirect("/login?next=/welcome");
  // Whoever is anything else is sent on from there.
  if (member !== "no_business") redirect("/dashboard");
  return (
    <FormFrame title="Which business do you answer for?" lead="You can change both later.">
      <WelcomeForm />
    </FormFrame>
  );
}
