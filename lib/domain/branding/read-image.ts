import type { ImageFacts } from "./branding";

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** What a picture is by its own first bytes, whatever its name says; null when it is no PNG, JPEG or WebP. */
export function readImage(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (ascii(bytes, 1, 4) === "PNG" && bytes[0] === 0x89 && ascii(bytes, 12, 16) === "IHDR") {
      return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
    }
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(view);
    if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return readWebp(bytes, view);
    return null;
  } catch (error) {
    // The file ends before its facts.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

// ITU-T T.81: the frame header (SOF0 to SOF15, without DHT, JPG and DAC) holds height and width.
function readJpeg(view: DataView): ImageFacts | null {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: "image/jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

// RFC 9649: lossy, lossless and extended files hold their size in three ways.
function readWebp(bytes: Uint8Array, view: DataView): ImageFacts | null {
  const type = "image/webp";
  const form = ascii(bytes, 12, 16);
  if (form === "VP8 ")
    return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (form === "VP8L") {
    const packed = view.getUint32(21, true);
    return { type, width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (form !== "VP8X") return null;
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  return { type, width: three(24) + 1, height: three(27) + 1 };
}
