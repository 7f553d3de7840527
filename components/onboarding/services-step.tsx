"use client";

import { HolidayPicker } from "@/components/settings/holiday-picker";
import { NumberField, PriceField, TextField, WordsField } from "@/components/settings/inputs";
import { OpeningHours } from "@/components/settings/opening-hours";
import { pairStyle, Rows } from "@/components/settings/rows";
import { TimeZoneField } from "@/components/settings/time-zone-field";
import type { WizardAnswers } from "@/lib/domain/onboarding/wizard-steps";
import type { UpcomingHoliday } from "@/lib/domain/time/upcoming-holidays";
import { StepFrame } from "./step-frame";
import { type StepProps, useWizardStep, type WizardForm } from "./use-wizard-step";

type Catalogue = WizardAnswers["services"];
interface PartProps {
  form: WizardForm<Catalogue>;
  problems: Record<string, string>;
}

interface Props extends StepProps<"services"> {
  tradeName: string;
  /** The service that customarily has a fee of its own in this trade. */
  firstVisit: string | null;
  holidays: UpcomingHoliday[];
}

/** What can be booked, when, where and with whom. */
export function ServicesStep(props: Props) {
  const form = useWizardStep("services", props);
  const hasFirstVisit = form.draft.services.some((row) => row.name === props.firstVisit && row.priceCents === null);
  const fee = hasFirstVisit ? ` Most businesses like yours charge for a “${props.firstVisit}”: enter your fee.` : "";
  const proposed = props.revision === 0 ? `Typical for ${props.tradeName.toLowerCase()}; change what differs.` : "";
  return (
    <StepFrame
      form={form}
      previousHref={props.previousHref}
      nextHref={props.nextHref}
      parts={[
        {
          id: "services",
          title: "What can callers book?",
          lead: `${proposed} Without a price, callers are told that it is confirmed on site.${fee}`.trim(),
          fields: ["services"],
          content: (problems) => <Services form={form} problems={problems} />,
        },
        {
          id: "hours",
          title: "When do you work?",
          lead: `${proposed} Appointments are offered inside these hours; calls are answered day and night.`.trim(),
          fields: ["hours"],
          content: (problems) => (
            <>
              {problems.hours ? <Wrong>{problems.hours}</Wrong> : null}
              <OpeningHours
                hours={form.draft.hours}
                problems={below(problems, "hours")}
                onChange={(hours) => form.write({ ...form.draft, hours })}
              />
            </>
          ),
        },
        {
          id: "closures",
          title: "Are you closed on any days soon?",
          lead: "Holidays and days off. Nothing is booked then.",
          fields: ["closures"],
          content: (problems) => <Closures form={form} problems={problems} holidays={props.holidays} />,
        },
        {
          id: "area",
          title: "Where do you work, and who goes?",
          lead: "A caller from elsewhere is told kindly. Each crew, van or chair takes one appointment at a time.",
          fields: ["timeZone", "zips", "resources"],
          content: (problems) => <Area form={form} problems={problems} />,
        },
      ]}
    />
  );
}

function Services({ form, problems }: PartProps) {
  const rows = form.draft.services.map((row, index) => ({ id: idOf(row, index), ...row }));
  return (
    <>
      {problems.services ? <Wrong>{problems.services}</Wrong> : null}
      <Rows
        rows={rows}
        noun="service"
        empty="There is nothing to book yet. Add what people call you for."
        nameOf={(row) => row.name}
        onChange={(services) => form.write({ ...form.draft, services })}
        make={(id) => ({ id, name: "", durationMinutes: 60, bufferMinutes: 0, priceCents: null })}
      >
        {(row, index, set) => (
          <>
            <TextField
              name={`service-${index}`}
              label="Service"
              value={row.name}
              error={problems[`services.${index}.name`]}
              onChange={(name) => set({ name })}
            />
            <div className={pairStyle}>
              <NumberField
                name={`minutes-${index}`}
                label="Minutes"
                value={row.durationMinutes}
                error={problems[`services.${index}.durationMinutes`] ? "Enter 5 to 1440 minutes." : undefined}
                onChange={(durationMinutes) => set({ durationMinutes })}
              />
              <PriceField
                name={`price-${index}`}
                label="Price in dollars"
                value={row.priceCents}
                error={problems[`services.${index}.priceCents`] ? "Enter a price, such as 149, or nothing." : undefined}
                onChange={(priceCents) => set({ priceCents })}
              />
            </div>
            <NumberField
              name={`buffer-${index}`}
              label="Minutes free afterwards"
              value={row.bufferMinutes ?? 0}
              error={problems[`services.${index}.bufferMinutes`] ? "Enter 0 to 480 minutes." : undefined}
              onChange={(bufferMinutes) => set({ bufferMinutes })}
            />
          </>
        )}
      </Rows>
    </>
  );
}

function Closures({ form, problems, holidays }: PartProps & { holidays: UpcomingHoliday[] }) {
  const rows = form.draft.closures.map((row, index) => ({ id: idOf(row, index), ...row }));
  const write = (closures: Catalogue["closures"]) => form.write({ ...form.draft, closures });
  return (
    <>
      <HolidayPicker
        holidays={holidays}
        closures={form.draft.closures}
        onAdd={(closure) =>
          write([...form.draft.closures, closure].sort((x, y) => x.startsOn.localeCompare(y.startsOn)))
        }
        onRemove={(place) => write(form.draft.closures.filter((_, index) => index !== place))}
      />
      <Rows
        rows={rows}
        noun="closure"
        empty="None planned. You can add them at any time."
        nameOf={(row) => row.reason || row.startsOn}
        onChange={(closures) => form.write({ ...form.draft, closures })}
        make={(id) => ({ id, startsOn: "", endsOn: "", reason: null })}
      >
        {(row, index, set) => (
          <>
            <TextField
              name={`starts-${index}`}
              label="First day"
              type="date"
              value={row.startsOn}
              error={problems[`closures.${index}.startsOn`]}
              onChange={(startsOn) => set({ startsOn, endsOn: row.endsOn < startsOn ? startsOn : row.endsOn })}
            />
            <TextField
              name={`ends-${index}`}
              label="Last day"
              type="date"
              value={row.endsOn}
              error={problems[`closures.${index}.endsOn`] ?? problems[`closures.${index}`]}
              onChange={(endsOn) => set({ endsOn })}
            />
            <div className="md:col-span-2">
              <TextField
                name={`reason-${index}`}
                label="Reason"
                value={row.reason ?? ""}
                error={problems[`closures.${index}.reason`]}
                hint="Callers may hear it."
                onChange={(reason) => set({ reason: reason === "" ? null : reason })}
              />
            </div>
          </>
        )}
      </Rows>
    </>
  );
}

function Area({ form, problems }: PartProps) {
  const { draft, write } = form;
  const wrongZip = Object.keys(problems).find((path) => path.startsWith("zips."));
  const zip = wrongZip === undefined ? null : draft.zips[Number(wrongZip.slice(5))];
  return (
    <div className="flex flex-col gap-4 px-4 py-5 md:px-5">
      <TimeZoneField
        value={draft.timeZone}
        error={problems.timeZone}
        onChange={(timeZone) => write({ ...draft, timeZone })}
      />
      <WordsField
        name="zips"
        label="ZIP codes that you serve"
        value={draft.zips}
        error={zip == null ? undefined : `${zip}: a ZIP code has five digits.`}
        hint="With commas between them. Leave it empty to go everywhere."
        onChange={(zips) => write({ ...draft, zips })}
      />
      <WordsField
        name="resources"
        label="Crews, vans or chairs"
        value={draft.resources}
        error={Object.entries(problems).find(([path]) => path.startsWith("resources"))?.[1]}
        hint="With commas between them."
        onChange={(resources) => write({ ...draft, resources })}
      />
    </div>
  );
}

function Wrong({ children }: { children: string }) {
  return (
    <p role="alert" className="px-4 pt-4 text-missed md:px-5">
      {children}
    </p>
  );
}

/** Rows that were saved have no id; they keep their place, and new ones bring their own. */
function idOf(row: object, index: number): string {
  return "id" in row ? String(row.id) : `saved-${index}`;
}

function below(problems: Record<string, string>, name: string): Record<string, string> {
  const own = Object.entries(problems).filter(([path]) => path.startsWith(`${name}.`));
  return Object.fromEntries(
    own.map(([path, message]) => {
      const rest = path.slice(name.length + 1);
      return [rest.includes(".") ? rest : `${rest}.closes`, message];
    }),
  );
}
