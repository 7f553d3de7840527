import { Download } from "lucide-react";
import { buttonStyle } from "@/components/ui/button";

/** The report as files; plain links, so that the browser shows and keeps the download. */
export function ReportFiles({ search }: { search: string }) {
  const files = [
    { href: `/api/client/export/report?format=pdf&${search}`, label: "PDF" },
    { href: `/api/client/export/report?format=csv&${search}`, label: "CSV" },
    { href: `/api/client/export/calls?${search}`, label: "Calls as CSV" },
  ];
  return files.map(({ href, label }) => (
    <a key={label} href={href} download className={buttonStyle()}>
      <Download aria-hidden />
      {label}
    </a>
  ));
}
