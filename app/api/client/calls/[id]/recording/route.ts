import { AppError } from "@/lib/errors";
import { withMember } from "@/lib/http/with-member";

const linkSeconds = 300;

/** Leads to the recording for five minutes; with `download` the browser saves it instead of playing it. */
export const GET = withMember<{ id: string }>(async ({ member, container, request, params }) => {
  const place = await container.memberReads.findRecording(member.scope, params.id);
  if (place?.state !== "stored" || !place.storagePath) throw new AppError("not_found", "There is no recording.");
  const link = new URL(await container.ports.recordings.link(place.storagePath, linkSeconds));
  if (request.nextUrl.searchParams.has("download")) {
    const extension = place.storagePath.split(".").at(-1) ?? "wav";
    link.searchParams.set(
      "download",
      `call-${place.startedAt.toISOString().slice(0, 16).replace(":", "")}.${extension}`,
    );
  }
  return new Response(null, { status: 302, headers: { location: link.href } });
});
