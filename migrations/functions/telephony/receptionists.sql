/* What the provider must be told to answer for a business, by its live version. Security definer: no table rights. */
create or replace function app.load_receptionist(p_business_id uuid)
returns table (business_name text, time_zone text, language text, trade text, voice_id text, tone text, llm_id text,
  agent_id text, agent_version int, numbers text[])
language sql stable security definer set search_path = ''
as $$
  select businesses.name, businesses.time_zone, content ->> 'language', businesses.trade, content ->> 'voiceId',
    content ->> 'tone', receptionists.retell_llm_id, receptionists.retell_agent_id, receptionists.retell_agent_version,
    array(select phone_numbers.e164 from public.phone_numbers
      where phone_numbers.business_id = businesses.id and phone_numbers.is_active order by phone_numbers.created_at)
  from public.businesses
  join public.receptionists on receptionists.business_id = businesses.id
  cross join lateral private.receptionist_content(businesses.id, receptionists.live_version_id) as content
  where businesses.id = p_business_id;
$$;
grant execute on function app.load_receptionist to app_system;

/* Keeps what the provider made, as soon as each part of it exists. Security definer: no table rights. */
create or replace function app.save_receptionist(
  p_business_id uuid, p_llm_id text, p_agent_id text, p_agent_version int, p_now timestamptz
)
returns void
language sql volatile security definer set search_path = ''
as $$
  update public.receptionists
  set retell_llm_id = coalesce(p_llm_id, retell_llm_id),
    retell_agent_id = coalesce(p_agent_id, retell_agent_id),
    retell_agent_version = coalesce(p_agent_version, retell_agent_version),
    published_at = case when p_agent_version is null then published_at else p_now end
  where business_id = p_business_id;
$$;
grant execute on function app.save_receptionist to app_system;
