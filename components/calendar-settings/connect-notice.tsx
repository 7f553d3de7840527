import { linkStyle } from "@/components/ui/link";
import { Notice } from "@/components/ui/states";
import { connectWords } from "./connect-words";

/** What became of a sign-in at Google that just came back, and the ways to try again; nothing for any other word. */
export function ConnectNotice({ result, page }: { result: string; page: "settings" | "wizard" }) {
  const words = connectWords(result, page);
  if (!words) return null;
  return (
    <Notice tone={words.tone}>
      {words.text}
      {words.retries.map(({ href, label }) => (
        // Plain links: these addresses leave for Google, and must not be fetched ahead.
        <span key={href}>
          {" "}
          <a href={href} className={linkStyle}>
            {label}
          </a>
        </span>
      ))}
    </Notice>
  );
}
