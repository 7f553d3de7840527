import { voices } from "@/lib/domain/receptionist/receptionist-words";
import { AppError } from "@/lib/errors";
import { withMember } from "@/lib/http/with-member";

/** A few spoken words of one of our voices, from the voice provider. */
export const GET = withMember<{ id: string }>(async ({ container, params }) => {
  const sample = Object.hasOwn(voices, params.id) ? await container.ports.voice.readSample(params.id) : null;
  if (!sample) throw new AppError("not_found", "There is no sample of this voice right now.");
  return new Response(sample.bytes, {
    headers: { "content-type": sample.contentType, "cache-control": "private, max-age=86400" },
  });
});
