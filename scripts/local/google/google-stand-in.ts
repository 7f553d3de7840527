import { defineEmulator } from "emulate";
import { mountControls } from "@/scripts/local/kit/controls";
import { assertLocalOnly } from "@/scripts/local/kit/local-only";
import { mountCalendarApi } from "./calendar-api";
import { DEFAULT_TIME_ZONE, type GoogleConfig } from "./config";
import { errorBody } from "./errors";
import { mountOauth } from "./oauth";
import { mountConsentPages } from "./oauth-page";
import { mountCalendarPages, mountSim } from "./sim";
import { emptyGoogleState, type GoogleState } from "./state";

/** The local Google: sign-in pages, tokens and Calendar v3 for the configured accounts. */
export function googleStandIn(config: GoogleConfig) {
  assertLocalOnly("Google", [config.clientSecret]);
  return defineEmulator<GoogleState>({
    name: "google",
    stateVersion: 1,
    state: emptyGoogleState,
    cors: false,
    setup(context) {
      const { app, state, baseUrl } = context;
      const deliverer = mountControls(context, { vendor: "Google", isApiPath, errorBody, sign: () => ({}) });
      const world = { state, deliverer, baseUrl, timeZone: config.timeZone ?? DEFAULT_TIME_ZONE };
      mountConsentPages(app, state, config);
      mountOauth(app, state, config);
      mountCalendarApi(app, world);
      mountCalendarPages(app, world, config.accounts);
      mountSim(app, world, config.accounts);
    },
  });
}

function isApiPath(path: string): boolean {
  return ["/calendar/v3/", "/token", "/revoke", "/oauth2/", "/o/oauth2/revoke", "/v1/"].some((start) =>
    path.startsWith(start),
  );
}
