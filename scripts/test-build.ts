/**
 * Where `npm test` builds the product that it tests. Outside of .next: a build there removes what is in it, and running
 * servers with reload keep their files there.
 */
export const testBuild = ".local/test-build";
