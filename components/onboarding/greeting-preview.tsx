import { Mark } from "@/components/brand/logo";

interface Props {
  name: string;
  greeting: string | null;
  /** The whole greeting with "{name}" and "{greeting}" where they are said: with own words, and with ours. */
  spoken: { own: string; standard: string };
}

/** What a caller hears first, as it is typed. */
export function GreetingPreview({ name, greeting, spoken }: Props) {
  const words = greeting?.trim() ? spoken.own.replace("{greeting}", () => greeting.trim()) : spoken.standard;
  return (
    <figure className="flex items-start gap-3 rounded-card bg-brand-tint px-4 py-3.5">
      <Mark className="mt-0.5" />
      <div>
        <figcaption className="text-ink-soft text-note">Callers hear</figcaption>
        <blockquote className="text-pretty">
          “{words.replace("{name}", () => name.trim() || "your business")}”
        </blockquote>
      </div>
    </figure>
  );
}
