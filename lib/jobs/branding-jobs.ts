import { defineJob } from "./job";

export const removeLogoJob = defineJob("remove_logo", async (ctx, { path }) => {
  await ctx.brandFiles.remove(path);
  return { done: "gone" };
});
