import { contactMessage } from "@/lib/domain/site/contact-message";
import { withVisitor } from "@/lib/http/with-visitor";

/** Keeps what a visitor wrote and tells staff. What fills in the field that people do not see is thanked and forgotten. */
export const POST = withVisitor({
  schema: contactMessage,
  bytesMax: 32_768,
  limit: () => "contact",
  leavesJobs: true,
  async work(ctx, message) {
    if (message.website === "") await ctx.site.recordContact(message, ctx.now);
    return { outcome: "received" };
  },
});
