/* What a business looks like in the mails to its customers and on its reports. */
alter table public.businesses
  /* Carries white words: lib/domain/branding/accent.ts refuses what is too light. */
  add column accent text constraint businesses_accent_hex check (accent ~ '^#[0-9a-f]{6}$'),
  /* {path, type, width, height} of a file in the private bucket "branding", under the id of the business. */
  add column logo jsonb constraint businesses_logo_own check (logo ->> 'path' like id::text || '/%');
