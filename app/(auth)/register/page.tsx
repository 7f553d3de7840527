import Link from "next/link";
import { FormFrame, linkStyle } from "@/app/(auth)/_form/form-frame";
import { RegisterForm } from "./register-form";

export const metadata = { title: "Create an account" };

export default function RegisterPage() {
  return (
    <FormFrame
      title="Create your account"
      lead="Your receptionist can answer within the hour."
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
