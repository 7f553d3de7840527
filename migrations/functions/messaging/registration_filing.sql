/* Whether a campaign is one of an earlier round, or another one than is noted; false for null. */
create or replace function private.is_other_campaign(
  p_registration public.messaging_registrations, p_campaign_id text
)
returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce(p_campaign_id = any (p_registration.former_campaign_ids)
    or p_campaign_id <> p_registration.campaign_id, false);
$$;

/*
 * What there is to file with the carriers for a business: its texts and company, the active numbers that text, and what
 * earlier tries made. No row before anything was submitted, nor when p_campaign_id (null: any) is not the campaign that it
 * is about. Security definer: app_system holds no table rights.
 */
create or replace function app.load_registration_filing(p_business_id uuid, p_campaign_id text)
returns table (kind text, state text, round int, trade text, texts jsonb, numbers text[], brand_id text, campaign_id text,
  request_id text)
language sql stable security definer set search_path = ''
as $$
  select registrations.kind, registrations.state, registrations.filing_round, businesses.trade, registrations.texts,
    array(select phone_numbers.e164 from public.phone_numbers
      where phone_numbers.business_id = p_business_id and phone_numbers.is_active
        and (phone_numbers.kind = 'toll_free') = (registrations.kind = 'toll_free') order by phone_numbers.e164),
    registrations.brand_id, registrations.campaign_id, registrations.request_id
  from public.messaging_registrations as registrations
  join public.businesses on businesses.id = registrations.business_id
  where registrations.business_id = p_business_id and registrations.texts is not null
    and not private.is_other_campaign(registrations, p_campaign_id);
$$;
grant execute on function app.load_registration_filing to app_system;

/* Keeps the carrier's ids of what was filed; null leaves one as it is. Security definer: app_system holds no table rights. */
create or replace function app.note_registration_filing(
  p_business_id uuid, p_brand_id text, p_campaign_id text, p_request_id text
)
returns void
language sql volatile security definer set search_path = ''
as $$
  update public.messaging_registrations
  set brand_id = coalesce(p_brand_id, brand_id), campaign_id = coalesce(p_campaign_id, campaign_id),
    request_id = coalesce(p_request_id, request_id)
  where business_id = p_business_id;
$$;
grant execute on function app.note_registration_filing to app_system;
