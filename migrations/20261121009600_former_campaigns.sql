/* Campaigns of earlier rounds: the carriers may still send verdicts about them. */
alter table public.messaging_registrations add column former_campaign_ids text[] not null default '{}';
