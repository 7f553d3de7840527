import { inflateSync } from "node:zlib";
import type { ImageFacts } from "@/lib/domain/branding/branding";
import { readImage } from "@/lib/domain/branding/read-image";
import { buckets } from "@/lib/domain/uploads/buckets";

const sideMin = 32;
const sideMax = 4000;
const rawBytesMax = 4 * sideMax * sideMax * 2;

/** What a logo is, by its content; or what is wrong with the file, in words. */
export function checkLogo(bytes: Uint8Array): { ok: true; image: ImageFacts } | { ok: false; problem: string } {
  const no = (problem: string) => ({ ok: false as const, problem });
  if (bytes.byteLength > buckets.branding) return no("The logo is larger than 5 MB. Save it smaller.");
  const image = readImage(bytes);
  if (!image) return no("This is not a PNG, JPEG or WebP picture. Save the logo as PNG; an SVG is not taken.");
  const { width, height } = image;
  if (Math.min(width, height) < sideMin)
    return no(`The logo is ${width} by ${height} pixels; at least ${sideMin} are needed.`);
  if (Math.max(width, height) > sideMax)
    return no(`The logo is ${width} by ${height} pixels; at most ${sideMax} are taken.`);
  if (image.type === "image/png" && !isWholePng(bytes)) return no("The file is damaged. Save the logo again.");
  return { ok: true, image };
}

// A PNG that cannot be unpacked would only be found out while a report is drawn.
function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let at = 8;
  while (at + 12 <= bytes.byteLength) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (kind === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
    if (kind === "IEND") return isUnpackable(Buffer.concat(parts));
    at += 12 + length;
  }
  return false;
}

function isUnpackable(packed: Buffer): boolean {
  try {
    return inflateSync(packed, { maxOutputLength: rawBytesMax }).byteLength > 0;
  } catch {
    return false;
  }
}
