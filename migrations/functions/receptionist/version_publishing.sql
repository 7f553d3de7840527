/*
 * How far a published version is at the voice provider: whether it is the live one, and whether the provider has it.
 * No row without such a version. Security definer: app_system holds no table rights.
 */
create or replace function app.load_publishing(p_business_id uuid, p_version_id uuid)
returns table (version_number int, is_live boolean, is_launched boolean, provider_version int)
language sql stable security definer set search_path = ''
as $$
  select versions.number, receptionists.live_version_id = versions.id, receptionists.retell_agent_id is not null,
    versions.retell_agent_version
  from public.receptionist_versions versions
  join public.receptionists on receptionists.business_id = versions.business_id
  where versions.id = p_version_id and versions.business_id = p_business_id;
$$;
grant execute on function app.load_publishing to app_system;

/* Notes which version of the provider's agent speaks as a version of ours. Security definer: no table rights. */
create or replace function app.settle_publishing(p_business_id uuid, p_version_id uuid, p_agent_version int)
returns void
language sql volatile security definer set search_path = ''
as $$
  update public.receptionist_versions set retell_agent_version = p_agent_version
  where id = p_version_id and business_id = p_business_id and state <> 'draft';
$$;
grant execute on function app.settle_publishing to app_system;
