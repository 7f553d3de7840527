import { FormFrame } from "@/app/(auth)/_form/form-frame";
import { StopForm } from "./stop-form";

export const metadata = { title: "Stop the morning mail", robots: { index: false } };

/** Mail scanners open links: only the button does it. */
export default async function StopDigestPage({ params }: PageProps<"/digest/stop/[token]">) {
  const { token } = await params;
  return (
    <FormFrame
      title="Stop the morning mail?"
      lead="Everything else stays as it is. You can turn it on again in the settings."
    >
      <StopForm token={token} />
    </FormFrame>
  );
}
