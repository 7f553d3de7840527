import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";

const objections = [
  {
    worry: "It will book two jobs at the same time.",
    answer:
      "It cannot. The database itself refuses a second appointment for a crew that is taken, whether it comes from a call, a text, your calendar or you. A caller who is too late is offered the next free times.",
  },
  {
    worry: "It will make up a price.",
    answer:
      "Prices come from your list and from nowhere else. What has no price there is confirmed on site, and a question that you have not answered becomes a message to you.",
  },
  {
    worry: "Someone has a flood, and it asks for their ZIP code.",
    answer:
      "Gas, fire, flooding and the like are recognized before anything else is asked. The caller is told what is safe, and your people are called and texted in order until one of them takes it. Danger to life goes to 911.",
  },
  {
    worry: "My callers will feel tricked, or want a person.",
    answer:
      "Each call opens with the words that this is an AI assistant and that it is recorded. Whoever asks for a person is put through to the people you name, or leaves a message that reaches you at once.",
  },
  {
    worry: "The bill will surprise me.",
    answer:
      "You pay the month and a fee for each appointment that a real caller books. Spam, silence, wrong numbers and your own tests cost nothing, and a booking that is cancelled within the grace period is credited by itself.",
  },
];

/** The five things that owners worry about, answered. */
export function Objections() {
  return (
    <section aria-labelledby="worries" className="mt-20 md:mt-28">
      <h2 id="worries" className="text-title">
        What owners worry about
      </h2>
      <dl className="mt-6 grid gap-x-12 md:grid-cols-2">
        {objections.map(({ worry, answer }) => (
          <div key={worry} className="border-t py-5">
            <dt className="font-semibold">{worry}</dt>
            <dd className="mt-1.5 text-ink-soft text-pretty">{answer}</dd>
          </div>
        ))}
        <div className="flex flex-col items-start gap-3 border-t py-5">
          <dt className="font-semibold">Something else?</dt>
          <dd className="flex flex-wrap gap-3">
            <Link href="/contact" className={buttonStyle()}>
              Ask us
            </Link>
            <Link href="/register" className={buttonStyle({ variant: "bare" })}>
              Create an account
            </Link>
          </dd>
        </div>
      </dl>
    </section>
  );
}
