import { PageBody } from "@/components/frame/page-head";
import { SettingsNav } from "@/components/settings/settings-nav";
import { partLinks } from "./parts";

export default function SettingsLayout({ children }: LayoutProps<"/dashboard/settings">) {
  return (
    <PageBody>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-[10rem_minmax(0,1fr)] md:gap-8">
        <SettingsNav parts={partLinks} />
        <div>{children}</div>
      </div>
    </PageBody>
  );
}
