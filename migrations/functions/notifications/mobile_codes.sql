/* Whether a code of this business would pass the gate of texts now. */
create or replace function private.can_text_codes(p_business_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.messaging_registrations registrations
    join public.businesses on businesses.id = registrations.business_id
    where registrations.business_id = p_business_id and registrations.state = 'approved'
      and businesses.status in ('active', 'past_due'));
$$;

/*
 * Why no code may go out now; null when one may. Outcomes: own_line (a line that we answer), wait (the last one is half
 * a minute old at most), too_many (five within an hour for the person or the number, twenty within a day for the
 * business), no_line (there is no number to send from), texts_not_ready (the carriers have not approved the business's
 * texts, or it is paused), opted_out (the number replied STOP).
 */
create or replace function private.refuse_mobile_code(
  p_business_id uuid, p_member_id uuid, p_number text, p_channel text, p_now timestamptz
)
returns text
language plpgsql stable set search_path = ''
as $$
begin
  return case
    when exists (select from public.phone_numbers where e164 = p_number) then 'own_line'
    when exists (select from public.mobile_codes where business_id = p_business_id and user_id = p_member_id
      and state = 'open' and created_at > p_now - interval '30 seconds') then 'wait'
    when (select count(*) from public.mobile_codes
      where user_id = p_member_id and created_at > p_now - interval '1 hour') >= 5
      or (select count(*) from public.mobile_codes
        where number = p_number and created_at > p_now - interval '1 hour') >= 5
      or (select count(*) from public.mobile_codes
        where business_id = p_business_id and created_at > p_now - interval '1 day') >= 20 then 'too_many'
    when not exists (select from public.phone_numbers where business_id = p_business_id and is_active) then 'no_line'
    when p_channel = 'text' and not private.can_text_codes(p_business_id) then 'texts_not_ready'
    when p_channel = 'text' and exists (select from public.opt_outs
      where business_id = p_business_id and opt_outs.number = p_number) then 'opted_out'
  end;
end;
$$;

/*
 * Asks for a code to a mobile, by text or call, together with what brings it there; an earlier one is worth nothing any
 * more. It holds for ten minutes. Outcomes: sent, confirmed (it is theirs already), not_allowed, and those of
 * private.refuse_mobile_code. Security definer: app_system holds no table rights.
 */
create or replace function app.ask_mobile_code(
  p_business_id uuid, p_member_id uuid, p_code_id uuid, p_number text, p_channel text, p_code_hash text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_refused text;
begin
  if not private.has_role(p_business_id, p_member_id, array['owner', 'manager', 'viewer']) then
    return 'not_allowed';
  elsif exists (select from public.member_preferences where business_id = p_business_id and user_id = p_member_id
      and mobile = p_number and mobile_verified_at is not null) then
    return 'confirmed';
  end if;
  /* Everybody who asks for a number waits for one another, and so does everybody of a business: the limits hold. */
  perform pg_advisory_xact_lock(hashtextextended('mobile_codes:' || p_business_id, 0));
  perform pg_advisory_xact_lock(hashtextextended('mobile_codes:' || p_number, 0));
  v_refused := private.refuse_mobile_code(p_business_id, p_member_id, p_number, p_channel, p_now);
  if v_refused is not null then
    return v_refused;
  end if;
  delete from public.mobile_codes where user_id = p_member_id and created_at < p_now - interval '2 days';
  update public.mobile_codes set state = 'replaced'
  where business_id = p_business_id and user_id = p_member_id and state = 'open';
  insert into public.mobile_codes (id, business_id, user_id, number, channel, code_hash, created_at, expires_at)
  values (p_code_id, p_business_id, p_member_id, p_number, p_channel, p_code_hash, p_now, p_now + interval '10 minutes');
  if p_channel = 'call' then
    perform private.add_job(p_business_id, 'call_with_code', 'call_with_code:' || p_code_id,
      jsonb_build_object('code_id', p_code_id), p_now, 1);
  else
    perform app.queue_plain_text(p_business_id, 'verification_code', p_code_id::text, p_number,
      jsonb_build_object('codeId', p_code_id), null, p_now);
  end if;
  return 'sent';
end;
$$;
grant execute on function app.ask_mobile_code to app_system;

/*
 * Takes a code that a member typed. Outcomes: confirmed (their mobile counts from now on), wrong (with the attempts that
 * are left), replaced (a newer one was sent), too_many, late, used, none. Security definer: no table rights.
 */
create or replace function app.confirm_mobile_code(
  p_business_id uuid, p_member_id uuid, p_code_hash text, p_now timestamptz
)
returns table (outcome text, attempts_left int)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_code public.mobile_codes;
begin
  select * into v_code from public.mobile_codes where business_id = p_business_id and user_id = p_member_id
    and state in ('open', 'used') order by created_at desc, id desc limit 1 for update;
  if not found or not private.has_role(p_business_id, p_member_id, array['owner', 'manager', 'viewer']) then
    return query select 'none', 0;
  elsif v_code.state = 'used' then
    return query select 'used', 0;
  elsif v_code.expires_at <= p_now then
    return query select 'late', 0;
  elsif v_code.attempts >= 5 then
    return query select 'too_many', 0;
  elsif v_code.code_hash <> p_code_hash then
    update public.mobile_codes set attempts = attempts + 1 where id = v_code.id;
    return query select case
      when exists (select from public.mobile_codes older where older.business_id = p_business_id
        and older.user_id = p_member_id and older.state = 'replaced' and older.code_hash = p_code_hash) then 'replaced'
      when v_code.attempts >= 4 then 'too_many' else 'wrong' end, 4 - v_code.attempts;
  else
    update public.mobile_codes set state = 'used' where id = v_code.id;
    insert into public.member_preferences (business_id, user_id, mobile, mobile_verified_at, updated_at)
    values (p_business_id, p_member_id, v_code.number, p_now, p_now)
    on conflict on constraint member_preferences_pkey do update
      set mobile = excluded.mobile, mobile_verified_at = excluded.mobile_verified_at, updated_at = excluded.updated_at;
    return query select 'confirmed', 0;
  end if;
end;
$$;
grant execute on function app.confirm_mobile_code to app_system;

/*
 * Forgets a member's mobile; nothing is texted to them any more. Outcomes: removed, not_allowed. Security definer: no
 * table rights.
 */
create or replace function app.remove_member_mobile(p_business_id uuid, p_member_id uuid, p_now timestamptz)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not private.has_role(p_business_id, p_member_id, array['owner', 'manager', 'viewer']) then
    return 'not_allowed';
  end if;
  update public.member_preferences set mobile = null, mobile_verified_at = null, text_groups = '{}', updated_at = p_now
  where business_id = p_business_id and user_id = p_member_id;
  update public.mobile_codes set state = 'replaced'
  where business_id = p_business_id and user_id = p_member_id and state = 'open';
  return 'removed';
end;
$$;
grant execute on function app.remove_member_mobile to app_system;

/*
 * What a call with a code needs: whom to ring, from which line, and whether it is still wanted. Security definer: no
 * table rights.
 */
create or replace function app.load_mobile_code(p_code_id uuid, p_now timestamptz)
returns table (business_id uuid, business_name text, language text, number text, line_number text, is_open boolean)
language sql stable security definer set search_path = ''
as $$
  select codes.business_id, businesses.name, businesses.language, codes.number,
    (select e164 from public.phone_numbers where phone_numbers.business_id = codes.business_id and is_active
      order by phone_numbers.created_at limit 1),
    codes.state = 'open' and codes.expires_at > p_now
  from public.mobile_codes codes join public.businesses on businesses.id = codes.business_id
  where codes.id = p_code_id and codes.channel = 'call';
$$;
grant execute on function app.load_mobile_code to app_system;

/* Notes that a call with a code could not be made. Security definer: no table rights. */
create or replace function app.fail_mobile_code(p_business_id uuid, p_code_id uuid)
returns void
language sql volatile security definer set search_path = ''
as $$
  update public.mobile_codes set state = 'failed'
  where id = p_code_id and business_id = p_business_id and state = 'open';
$$;
grant execute on function app.fail_mobile_code to app_system;
