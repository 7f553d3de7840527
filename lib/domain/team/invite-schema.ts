import { z } from "zod";
import { roles } from "./roles";

/** Whom an owner invites, and as what. */
export const inviteSchema = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email("Enter an email address, such as you@example.com.").max(254, "This address is too long.")),
  role: z.enum(roles, "Choose a role."),
});
