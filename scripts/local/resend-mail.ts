import type { AuthMail } from "./supabase/auth-mail";

/** The domain that the local Resend lets send. */
export const mailDomain = "cloudgreet.test";

const sender = `CloudGreet <sign-in@${mailDomain}>`;

/** Delivers the mails of Supabase Auth through the local Resend, where its inbox page shows them. */
export function mailThroughResend(resendUrl: string, apiKey: string): (mail: AuthMail) => Promise<void> {
  return async (mail) => {
    const response = await fetch(`${resendUrl}/emails`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ from: sender, ...mail }),
    });
    if (!response.ok) throw new Error(`The local Resend answered ${response.status}: ${await response.text()}`);
  };
}
