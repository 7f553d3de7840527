import { secrets } from "@/__tests__/support/world";

/** A complete environment; the addresses of vendors lead nowhere. */
export function testVariables(databaseUrl: string, changes: Record<string, string> = {}): Record<string, string> {
  return {
    APP_URL: "https://app.example.com",
    APP_SECRET: "an app secret of at least 32 characters",
    CRON_SECRET: secrets.cronSecret,
    HEALTH_TOKEN: secrets.healthToken,
    ENCRYPTION_KEYS: secrets.encryptionKeys,
    DATABASE_URL: databaseUrl,
    NEXT_PUBLIC_SUPABASE_URL: "https://supabase.example.com",
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_tests",
    SUPABASE_SECRET_KEY: "sb_secret_tests",
    RETELL_API_KEY: secrets.retellKey,
    TELNYX_API_KEY: "KEY_telnyx_tests",
    TELNYX_PUBLIC_KEY: secrets.telnyx.publicKey,
    STRIPE_SECRET_KEY: "sk_test_route_tests",
    STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
    RESEND_WEBHOOK_SECRET: secrets.resendWebhookSecret,
    ...changes,
  };
}
