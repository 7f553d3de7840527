import { redirect } from "next/navigation";
import { FormFrame } from "@/app/(auth)/_form/form-frame";
import { safeNextPath } from "@/app/(auth)/_form/next-path";
import { signOut } from "@/app/(auth)/login/actions";
import { SignOutForm } from "@/components/frame/sign-out-form";
import { linkStyle } from "@/components/ui/link";
import { getContainer } from "@/lib/container";
import { readClaims } from "@/lib/http/session";
import { TwoFactorForm } from "./two-factor-form";

export const metadata = { title: "Your code" };

export default async function TwoFactorPage({ searchParams }: PageProps<"/two-factor">) {
  const next = safeNextPath((await searchParams).next);
  const claims = await readClaims();
  if (!claims) redirect("/login");
  if (!(await getContainer().ports.team.needsSecondFactor(claims.sub, claims.aal))) redirect(next);
  return (
    <FormFrame
      title="Your code"
      lead="Open your authenticator app and enter the six digits that it shows for CloudGreet."
      footer={
        <SignOutForm onSignOut={signOut}>
          Lost your phone? Write to support from {claims.email}.{" "}
          <button type="submit" className={linkStyle}>
            Sign in as somebody else
          </button>
        </SignOutForm>
      }
    >
      <TwoFactorForm next={next} />
    </FormFrame>
  );
}
