import Link from "next/link";
import { FormFrame } from "@/app/(auth)/_form/form-frame";
import { linkStyle } from "@/components/ui/link";
import { RegisterForm } from "./register-form";

export const metadata = { title: "Create an account" };

export default function RegisterPage() {
  return (
    <FormFrame
      title="Create your account"
      lead="We mail you a link to confirm your address, and then you are in."
      footer={
        <>
          Have an account?{" "}
          <Link href="/login" className={linkStyle}>
            Sign in
          </Link>
        </>
      }
    >
      <RegisterForm />
    </FormFrame>
  );
}
