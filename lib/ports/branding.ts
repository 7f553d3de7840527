import type { Branding, BrandLogo } from "@/lib/domain/branding/branding";

interface ByMember {
  businessId: string;
  memberId: string;
  now: Date;
}

/** How a business looks. See migrations/functions/settings/branding.sql. */
export interface BrandingStore {
  load(businessId: string): Promise<Branding>;
  /** Null takes it away. */
  setAccent(request: ByMember & { accent: string | null }): Promise<"saved" | "not_allowed">;
  /** Null takes it away; the file before it is removed by a job. */
  setLogo(request: ByMember & { logo: BrandLogo | null }): Promise<"saved" | "not_allowed">;
}

/** Logos in private storage. */
export interface BrandFiles {
  /** An address that takes one file by PUT and then ends. */
  openUpload(path: string): Promise<string>;
  /** Null: there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** A file that is not there is removed already. */
  remove(path: string): Promise<void>;
}

/** How a business looks, with the picture itself. */
export interface Brand {
  accent: string | null;
  logo: (BrandLogo & { bytes: Uint8Array }) | null;
}
