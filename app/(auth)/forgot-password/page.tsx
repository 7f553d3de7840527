import Link from "next/link";
import { FormFrame } from "@/app/(auth)/_form/form-frame";
import { linkStyle } from "@/components/ui/link";
import { ForgotPasswordForm } from "./forgot-password-form";

export const metadata = { title: "Reset your password" };

export default function ForgotPasswordPage() {
  return (
    <FormFrame
      title="Reset your password"
      lead="We mail you a link with which you can choose a new one."
      footer={
        <Link href="/login" className={linkStyle}>
          Back to signing in
        </Link>
      }
    >
      <ForgotPasswordForm />
    </FormFrame>
  );
}
