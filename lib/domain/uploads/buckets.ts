const megabyte = 1024 * 1024;

/** The private buckets of Storage. The most bytes that a file may have where browsers write; null where only we do. */
export const buckets = {
  recordings: null,
  imports: 20 * megabyte,
  exports: null,
  branding: 5 * megabyte,
} as const;
