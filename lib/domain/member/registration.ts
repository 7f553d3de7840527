import { z } from "zod";
import { isTimeZone } from "@/lib/domain/time/is-time-zone";
import { trades } from "./trades";

const tradeNames = Object.keys(trades) as [keyof typeof trades, ...(keyof typeof trades)[]];

/** What we need to know of a business to make it. The zone comes from the browser; an unknown one becomes New York's. */
export const registrationSchema = z.object({
  businessName: z.string().trim().min(1, "Enter the name that callers know.").max(120, "Use 120 characters or fewer."),
  trade: z.enum(tradeNames, "Choose the trade that fits best."),
  timeZone: z.string().refine(isTimeZone).catch("America/New_York"),
});

export type Registration = z.infer<typeof registrationSchema>;

const email = z.email("Enter an email address, such as you@example.com.").max(254, "This address is too long.");
const newPassword = z.string().min(10, "Use at least 10 characters.").max(72, "Use 72 characters or fewer.");

/** The form that makes an account. */
export const signUpSchema = registrationSchema.extend({ email, password: newPassword });

export const signInSchema = z.object({ email, password: z.string().min(1, "Enter your password.") });

export const forgotPasswordSchema = z.object({ email });

export const resetPasswordSchema = z.object({ password: newPassword });

/** The digits of an authenticator app, however they were typed. */
export const factorCodeSchema = z.object({
  code: z
    .string()
    .transform((typed) => typed.replaceAll(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "Enter the six digits.")),
});

export const changePasswordSchema = z.object({
  current: z.string().min(1, "Enter your present password."),
  password: newPassword,
});

export const invitedSchema = z.object({ password: newPassword });
