/* What the carriers named what was filed for a business, and how often it was submitted. */
alter table public.messaging_registrations add column filing_round integer not null default 0,
  add column brand_id text, add column campaign_id text, add column request_id text;
