import "next/dist/server/node-environment-baseline";

import { RequestCookies } from "next/dist/compiled/@edge-runtime/cookies";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external";

/**
 * Runs a route handler as Next would, so that `cookies()` answers with the cookies of these headers. Next has no public
 * way to do this; when its insides change, every test that comes through here fails at once. Import this before
 * anything that imports Next.
 */
export function inRequestScope<Result>(headers: Headers, work: () => Promise<Result>): Promise<Result> {
  const cookies = new RequestCookies(headers);
  const page = {
    route: "/test",
    page: "/test",
    forceStatic: false,
    dynamicShouldError: false,
    isStaticGeneration: false,
  };
  const request = { type: "request", phase: "action", cookies, userspaceMutableCookies: cookies, headers };
  return workAsyncStorage.run(page as never, () => workUnitAsyncStorage.run(request as never, work));
}
