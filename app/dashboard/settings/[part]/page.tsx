import { notFound } from "next/navigation";
import { Editor } from "@/app/dashboard/settings/_components/editor";
import { EmergencyHistory } from "@/app/dashboard/settings/_components/emergency-history";
import { parts } from "@/app/dashboard/settings/parts";
import { PageHead } from "@/components/frame/page-head";
import { Section } from "@/components/ui/card";

export async function generateMetadata({ params }: PageProps<"/dashboard/settings/[part]">) {
  const { part } = await params;
  return { title: Object.hasOwn(parts, part) ? parts[part]?.label : "Settings" };
}

export default async function SettingsPartPage({ params, searchParams }: PageProps<"/dashboard/settings/[part]">) {
  const { part } = await params;
  const shown = Object.hasOwn(parts, part) ? parts[part] : undefined;
  if (!shown) notFound();
  return (
    <>
      <PageHead title={shown.label} lead={shown.lead} />
      <div className="mt-5 flex flex-col gap-7">
        {shown.sections.map(({ section, title }) =>
          shown.sections.length === 1 ? (
            <Editor key={section} section={section} />
          ) : (
            <Section key={section} id={`${section}-title`} title={title}>
              <Editor section={section} />
            </Section>
          ),
        )}
        {part === "emergencies" ? <EmergencyHistory cursor={oneOf((await searchParams).cursor)} /> : null}
      </div>
    </>
  );
}

const oneOf = (value: string | string[] | undefined) => (typeof value === "string" ? value : null);
