import type { Writer } from "@/lib/domain/member/conversations";

/** Who of the team wrote, to the person who looks. */
export function writerName({ isMe, email }: Writer): string {
  return isMe ? "You" : (email ?? "A former colleague");
}
