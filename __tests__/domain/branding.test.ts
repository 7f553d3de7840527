import { describe, expect, test } from "vitest";
import { makePng } from "@/__tests__/support/make-png";
import { readAccent } from "@/lib/domain/branding/accent";
import { readImage } from "@/lib/domain/branding/read-image";
import { checkLogo } from "@/lib/services/branding/check-logo";

const jpeg = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0, 100, 1, 44, 1, 0, 0, 0, 0xff, 0xd9,
]);
const webp = (form: string, rest: number[]) =>
  Uint8Array.from([...Buffer.from("RIFF...."), ...Buffer.from(`WEBP${form}`), 0, 0, 0, 0, ...rest]);

describe("an accent colour", () => {
  test("has one form however it is typed, and says how white words read on it", () => {
    expect(readAccent(" 1F6F6A ")).toEqual({
      ok: true,
      accent: "#1f6f6a",
      words: "White words on it read well (5.9 to 1).",
    });
    expect(readAccent("#000000")).toMatchObject({ words: "White words on it read well (21 to 1)." });
  });

  test.each([
    ["#ffd400", /hard to read \(1\.4 to 1, 4\.5 is needed\)/],
    ["#777777", /hard to read \(4\.4 to 1/],
    ["teal", /such as #1f6f6a/],
    ["#12345", /such as #1f6f6a/],
  ])("%s is refused in words", (typed, problem) => {
    expect(readAccent(typed)).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
  });
});

describe("a picture", () => {
  test.each([
    ["PNG", makePng(40, 30), { type: "image/png", width: 40, height: 30 }],
    ["progressive JPEG", jpeg, { type: "image/jpeg", width: 300, height: 100 }],
    ["lossy WebP", webp("VP8 ", [0, 0, 0, 0, 0, 0, 200, 0, 50, 0]), { type: "image/webp", width: 200, height: 50 }],
    ["lossless WebP", webp("VP8L", [0x2f, 0x27, 0x40, 0x07, 0]), { type: "image/webp", width: 40, height: 30 }],
    [
      "WebP with alpha",
      webp("VP8X", [0, 0, 0, 0, 199, 0, 0, 49, 0, 0]),
      { type: "image/webp", width: 200, height: 50 },
    ],
  ])("says by its bytes that it is a %s, and how large", (_name, bytes, facts) => {
    expect(readImage(bytes)).toEqual(facts);
  });

  test.each([
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["a GIF", Buffer.from("GIF89a..........")],
    ["nothing", new Uint8Array()],
    ["a PNG that ends at once", makePng(40, 30).subarray(0, 17)],
    ["a JPEG without a frame", jpeg.subarray(0, 8)],
  ])("%s is none", (_name, bytes) => {
    expect(readImage(bytes)).toBeNull();
  });
});

describe("a logo", () => {
  const broken = makePng(64, 64);
  broken.fill(0, 45, 60);

  test.each([
    ["an SVG", Buffer.from("<svg/>"), /SVG is not taken/],
    ["more than 5 MB", new Uint8Array(5 * 1024 * 1024 + 1), /larger than 5 MB/],
    ["too small", makePng(64, 16), /64 by 16 pixels; at least 32/],
    ["too large", makePng(4001, 32), /4001 by 32 pixels; at most 4000/],
    ["damaged", broken, /damaged/],
    ["cut off", makePng(64, 64).subarray(0, 50), /damaged/],
  ])("%s is refused in words", (_name, bytes, problem) => {
    expect(checkLogo(bytes)).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
  });

  test("that is whole is taken", () => {
    expect(checkLogo(makePng(64, 64))).toEqual({ ok: true, image: { type: "image/png", width: 64, height: 64 } });
  });
});
