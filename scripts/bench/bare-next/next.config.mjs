import path from "node:path";

/** A Next project of one route, built and started by the bench with the same Next as the product. */
export default {
  poweredByHeader: false,
  turbopack: { root: path.resolve(import.meta.dirname, "../../..") },
};
