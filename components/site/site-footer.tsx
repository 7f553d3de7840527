import Link from "next/link";
import { Logo } from "@/components/brand/logo";
import { ThemeChoice } from "./theme-choice";

const groups = [
  {
    title: "Product",
    links: [
      ["Pricing", "/pricing"],
      ["Create an account", "/register"],
      ["Status", "/status"],
      ["Contact", "/contact"],
    ],
  },
  {
    title: "Legal",
    links: [
      ["Terms", "/terms"],
      ["Privacy", "/privacy"],
      ["Calls and texts", "/messaging-terms"],
      ["Cookies", "/cookies"],
    ],
  },
] as const;

/** The end of every public page. */
export function SiteFooter() {
  return (
    <footer className="border-t">
      <div className="mx-auto flex max-w-300 flex-wrap justify-between gap-x-16 gap-y-8 px-5 py-10 md:px-8">
        <div className="max-w-sm">
          <Logo />
          <p className="mt-3 text-ink-faint text-note">
            Callers always hear that they speak with an AI assistant and that the call is recorded. In an emergency call
            911.
          </p>
          <div className="mt-5">
            <ThemeChoice />
          </div>
        </div>
        <div className="flex gap-14">
          {groups.map(({ title, links }) => (
            <nav key={title} aria-label={title}>
              <h2 className="text-note">{title}</h2>
              <ul className="mt-2 flex flex-col text-note">
                {links.map(([label, href]) => (
                  <li key={href}>
                    <Link
                      href={href}
                      prefetch={false}
                      className="inline-block py-1.5 text-ink-soft underline-offset-4 hover:text-ink hover:underline"
                    >
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
        </div>
      </div>
    </footer>
  );
}
