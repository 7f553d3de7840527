import { Button } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Notice } from "@/components/ui/states";

interface Props {
  services: { id: string; name: string }[];
  /** What was asked, as the address has it. */
  asked: { service: string; date: string; time: string };
  answer: { isOffered: boolean; title: string; detail: string } | null;
}

/** Asks why a time is not offered; the answer has an address of its own, so that it can be shared. */
export function SlotCheck({ services, asked, answer }: Props) {
  if (services.length === 0) return null;
  return (
    <Section id="why" title="Why was this time not offered?">
      <Card>
        <form
          method="get"
          action="#why"
          className="grid gap-4 px-4 py-4 sm:grid-cols-[1fr_auto_auto_auto] sm:items-end md:px-5"
        >
          <Field name="service" label="Service">
            <Select
              name="service"
              options={services.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={asked.service}
            />
          </Field>
          <Field name="date" label="Date">
            <FieldInput type="date" required defaultValue={asked.date} />
          </Field>
          <Field name="time" label="Time">
            <FieldInput type="time" required defaultValue={asked.time} />
          </Field>
          <Button type="submit">Explain</Button>
        </form>
        {answer ? (
          <div className="px-4 pb-4 md:px-5">
            <Notice tone={answer.isOffered ? "booked" : "attention"}>
              <strong className="font-semibold">{answer.title}.</strong> {answer.detail}
            </Notice>
          </div>
        ) : null}
      </Card>
    </Section>
  );
}
