import { redirect } from "next/navigation";
import { FormFrame } from "@/app/(auth)/_form/form-frame";
import { getContainer } from "@/lib/container";
import { isRecovering, readClaims } from "@/lib/http/session";
import { ResetPasswordForm } from "./reset-password-form";

export const metadata = { title: "Choose a new password" };

export default async function ResetPasswordPage() {
  const claims = await readClaims();
  if (!claims) redirect("/forgot-password");
  if (await getContainer().ports.team.needsSecondFactor(claims.sub, claims.aal)) {
    redirect("/two-factor?next=/reset-password");
  }
  if (!(await isRecovering())) redirect("/dashboard/settings/security");
  return (
    <FormFrame title="Choose a new password" lead={claims.email}>
      <ResetPasswordForm />
    </FormFrame>
  );
}
