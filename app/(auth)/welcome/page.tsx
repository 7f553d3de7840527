import { redirect } from "next/navigation";
import { FormFrame } from "@/app/(auth)/_form/form-frame";
import { findMember, readClaims } from "@/lib/http/session";
import { deleteAccount } from "./actions";
import { DeleteAccount } from "./delete-account";
import { WelcomeForm } from "./welcome-form";

export const metadata = { title: "Your business" };

export default async function WelcomePage() {
  const member = await findMember();
  if (member === "signed_out") redirect("/login?next=/welcome");
  // Whoever is anything else is sent on from there.
  if (member !== "no_business") redirect("/dashboard");
  const claims = await readClaims();
  return (
    <FormFrame
      title="Which business do you answer for?"
      lead="You can change both later."
      footer={<DeleteAccount email={claims?.email ?? ""} onDelete={deleteAccount} />}
    >
      <WelcomeForm />
    </FormFrame>
  );
}
