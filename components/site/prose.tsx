import type { ReactNode } from "react";

export interface LegalSection {
  title: string;
  /** A paragraph each; a list is one array. */
  body: (string | string[])[];
}

/** The head of a public page. */
export function SiteHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <header className="max-w-2xl">
      <h1 className="text-[clamp(1.875rem,4.5vw,2.75rem)] leading-tight tracking-tight">{title}</h1>
      <div className="mt-4 text-ink-soft text-pretty">{children}</div>
    </header>
  );
}

/** A legal text: its date, its sections, each reachable by its address. */
export function LegalPage(props: { title: string; updated: string; lead: string; sections: LegalSection[] }) {
  return (
    <article>
      <SiteHead title={props.title}>
        <p>{props.lead}</p>
        <p className="mt-2 text-ink-faint text-note">In force since {props.updated}.</p>
      </SiteHead>
      <div className="mt-10 flex max-w-2xl flex-col gap-8">
        {props.sections.map(({ title, body }, index) => (
          <section key={title} id={`section-${index + 1}`}>
            <h2 className="text-body">
              {index + 1}. {title}
            </h2>
            {body.map((part) =>
              typeof part === "string" ? (
                <p key={part} className="mt-2 text-ink-soft text-pretty">
                  {part}
                </p>
              ) : (
                <ul key={part[0]} className="mt-2 flex list-disc flex-col gap-1 pl-5 text-ink-soft">
                  {part.map((item) => (
                    <li key={item}>{item}</li>
                  ))}
                </ul>
              ),
            )}
          </section>
        ))}
      </div>
    </article>
  );
}
