/** A picture that mail programs and paper can show; WebP is shown by the first alone. */
export interface ImageFacts {
  type: "image/png" | "image/jpeg" | "image/webp";
  /** Pixels. */
  width: number;
  height: number;
}

/** A logo in private storage. */
export interface BrandLogo extends ImageFacts {
  path: string;
}

/** How a business looks; null for what it has not chosen. */
export interface Branding {
  /** "#1f6f6a": carries white words. */
  accent: string | null;
  logo: BrandLogo | null;
}
