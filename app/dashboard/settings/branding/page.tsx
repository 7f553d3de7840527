import { PageHead } from "@/components/frame/page-head";
import { AccentForm } from "@/components/settings/accent-form";
import { LogoForm } from "@/components/settings/logo-form";
import { Section } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";
import { beginLogo, dropLogo, saveAccent, saveLogo } from "./actions";

export const metadata = { title: "Branding" };

export default async function BrandingPage() {
  const { scope, role, business } = await requireMember();
  const { accent, logo } = await getContainer().memberReads.loadBranding(scope);
  const canWrite = role !== "viewer";
  return (
    <>
      <PageHead title="Branding" lead="How you look in the mails to your customers and on your reports." />
      <div className="mt-5 flex flex-col gap-7">
        <Section id="logo-title" title="Logo">
          <LogoForm
            businessName={business.name}
            // The path names the file: another logo is another picture to the browser.
            picture={logo ? { ...logo, src: `/api/client/branding/logo?v=${logo.path.slice(-12)}` } : null}
            canWrite={canWrite}
            onBegin={beginLogo}
            onArrived={saveLogo}
            onRemove={dropLogo}
          />
        </Section>
        <Section id="accent-title" title="Accent color">
          <AccentForm
            key={accent}
            saved={accent}
            businessName={business.name}
            canWrite={canWrite}
            onSave={saveAccent}
          />
        </Section>
      </div>
    </>
  );
}
