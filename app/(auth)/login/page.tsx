import Link from "next/link";
import { FormFrame } from "@/app/(auth)/_form/form-frame";
import { safeNextPath } from "@/app/(auth)/_form/next-path";
import { linkStyle } from "@/components/ui/link";
import { Notice } from "@/components/ui/states";
import { SignInForm } from "./sign-in-form";

export const metadata = { title: "Sign in" };

const notices: Record<string, string> = {
  deleted: "Your account is deleted.",
  ended: "This session was ended on another device. Sign in again.",
  calendar: "You were signed out before Google's answer came, so nothing was connected. Sign in and try once more.",
  link: "That link was used already, is too old, or was opened in another browser. If you have just confirmed your address, sign in here.",
};

export default async function LoginPage({ searchParams }: PageProps<"/login">) {
  const { next, notice } = await searchParams;
  const words = typeof notice === "string" ? notices[notice] : undefined;
  return (
    <FormFrame
      title="Sign in"
      footer={
        <>
          New here?{" "}
          <Link href="/register" className={linkStyle}>
            Create an account
          </Link>
        </>
      }
    >
      {words ? (
        <div className="mb-5">
          <Notice tone="attention">{words}</Notice>
        </div>
      ) : null}
      <SignInForm next={safeNextPath(next)} />
    </FormFrame>
  );
}
