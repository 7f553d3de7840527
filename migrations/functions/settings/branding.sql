/* How a business looks; null for what it has not chosen. Security definer: app_system holds no table rights. */
create or replace function app.load_branding(p_business_id uuid)
returns table (accent text, logo jsonb)
language sql stable security definer set search_path = ''
as $$
  select businesses.accent, businesses.logo from public.businesses where id = p_business_id;
$$;
grant execute on function app.load_branding to app_system;

/* Sets the accent colour, or takes it away (null). Outcomes: saved, not_allowed. Security definer: no table rights. */
create or replace function app.set_accent(p_business_id uuid, p_member_id uuid, p_accent text, p_now timestamptz)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before text;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return 'not_allowed';
  end if;
  select accent into v_before from public.businesses where id = p_business_id for no key update;
  if v_before is distinct from p_accent then
    update public.businesses set accent = p_accent where id = p_business_id;
    perform private.audit_team(p_business_id, p_member_id, 'settings.accent', 'business', p_business_id::text,
      to_jsonb(v_before), to_jsonb(p_accent), null, p_now);
  end if;
  return 'saved';
end;
$$;
grant execute on function app.set_accent to app_system;

/*
 * Sets the logo: the file at p_logo_key, whose facts were checked; or takes it away (null). The file before it is removed
 * by a job. Outcomes: saved, not_allowed. Security definer: app_system holds no table rights.
 */
create or replace function app.set_logo(
  p_business_id uuid, p_member_id uuid, p_logo_key text, p_logo_type text, p_width int, p_height int, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before jsonb;
  v_after jsonb := case when p_logo_key is not null then
    jsonb_build_object('path', p_logo_key, 'type', p_logo_type, 'width', p_width, 'height', p_height) end;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return 'not_allowed';
  end if;
  select logo into v_before from public.businesses where id = p_business_id for no key update;
  if v_before is not distinct from v_after then
    return 'saved';
  end if;
  update public.businesses set logo = v_after where id = p_business_id;
  if v_before is not null and v_before ->> 'path' is distinct from p_logo_key then
    perform private.add_job(p_business_id, 'remove_logo', 'remove_logo:' || (v_before ->> 'path'),
      jsonb_build_object('path', v_before ->> 'path'), p_now);
  end if;
  perform private.audit_team(p_business_id, p_member_id, 'settings.logo', 'business', p_business_id::text,
    v_before, v_after, null, p_now);
  return 'saved';
end;
$$;
grant execute on function app.set_logo to app_system;
