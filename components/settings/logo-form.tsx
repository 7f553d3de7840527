"use client";

import { ImagePlus, LoaderCircle } from "lucide-react";
import { useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { useRefresh } from "@/components/ui/use-refresh";
import { buckets } from "@/lib/domain/uploads/buckets";

type Answer<Result> = Promise<{ ok: true; result: Result } | { ok: false; problem: string }>;

interface Props {
  businessName: string;
  picture: { src: string; width: number; height: number } | null;
  canWrite: boolean;
  onBegin: () => Answer<{ path: string; uploadUrl: string }>;
  onArrived: (path: string) => Answer<"saved">;
  onRemove: () => Answer<"saved">;
}

const shownHeight = 64;

/** The logo as it is, another one, or none. The file goes straight into storage and is checked there. */
export function LogoForm({ businessName, picture, canWrite, onBegin, onArrived, onRemove }: Props) {
  const refresh = useRefresh();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const act = (work: () => Promise<string | null>) =>
    start(async () => {
      setProblem(await work().catch((thrown: unknown) => lost(thrown).problem));
      if (input.current) input.current.value = "";
      refresh();
    });
  const remove = async () => {
    const done = await onRemove();
    return done.ok ? null : done.problem;
  };
  return (
    <Card className="flex flex-col gap-4 px-5 py-5">
      {picture ? (
        <div className="grid min-h-24 place-items-center rounded-control border bg-white p-4">
          {/* biome-ignore lint/performance/noImgElement: a private picture, which no optimiser may fetch */}
          <img
            src={picture.src}
            alt={`Logo of ${businessName}`}
            height={shownHeight}
            width={Math.round((shownHeight * picture.width) / picture.height)}
            className="h-16 w-auto max-w-full object-contain"
          />
        </div>
      ) : (
        <p className="text-ink-soft">No logo yet. Mails and reports carry your name alone.</p>
      )}
      {canWrite ? (
        <>
          <input
            ref={input}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            aria-label="Logo file"
            className="sr-only"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) act(() => deliver(file, onBegin, onArrived));
            }}
          />
          <div className="flex flex-wrap items-center gap-2">
            <Button aria-disabled={isBusy} onClick={() => input.current?.click()}>
              {isBusy ? <LoaderCircle aria-hidden className="animate-spin" /> : <ImagePlus aria-hidden />}
              {picture ? "Choose another logo" : "Choose a logo"}
            </Button>
            {picture ? (
              <Button variant="danger" aria-disabled={isBusy} onClick={() => act(remove)}>
                Remove logo
              </Button>
            ) : null}
          </div>
          <p className="text-ink-faint text-note">PNG, JPEG or WebP, up to 5 MB and 4,000 pixels a side.</p>
        </>
      ) : null}
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
    </Card>
  );
}

/** Null when all went well, else a sentence. */
async function deliver(chosen: File, onBegin: Props["onBegin"], onArrived: Props["onArrived"]): Promise<string | null> {
  if (chosen.type === "image/svg+xml")
    return "An SVG is not taken, as mail programs do not show it. Save the logo as PNG.";
  if (chosen.size > buckets.branding) return "The logo is larger than 5 MB. Save it smaller.";
  const file = await paintable(chosen);
  if (!file) return "The picture cannot be read. Save the logo as PNG.";
  const begun = await onBegin();
  if (!begun.ok) return begun.problem;
  const sent = await fetch(begun.result.uploadUrl, {
    method: "PUT",
    headers: { "content-type": file.type || "application/octet-stream" },
    body: file,
  });
  if (!sent.ok) return "The logo could not be stored. Try again in a moment.";
  const arrived = await onArrived(begun.result.path);
  return arrived.ok ? null : arrived.problem;
}

/** A WebP as PNG, since some mail programs and paper do not know it; every other file as it is. */
async function paintable(file: File): Promise<Blob | null> {
  if (file.type !== "image/webp") return file;
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
