/*
 * Opts a number out of every text of one business, however it was said: on a call, by mail, to a person, by the
 * carrier's own list. The words are kept; a call's transcript may tell of the same words again. Outcomes: opted_out,
 * already. Security definer: no table rights.
 */
create or replace function app.opt_out(
  p_business_id uuid, p_number text, p_words text, p_source text, p_call_id uuid, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_is_repeat boolean := exists (select from public.opt_outs where business_id = p_business_id and number = p_number);
begin
  if v_is_repeat and p_call_id is not null and exists (select from public.consent_events
      where business_id = p_business_id and number = p_number and call_id = p_call_id and kind = 'revoked') then
    return 'already';
  end if;
  perform private.set_opt_out(p_business_id, p_number, true, p_words, p_source, p_now,
    (select id from public.calls where id = p_call_id and business_id = p_business_id));
  return case when v_is_repeat then 'already' else 'opted_out' end;
end;
$$;
grant execute on function app.opt_out to app_system;

/*
 * The consent ledger of one business, oldest first; of one number when p_number is given, between two instants when they
 * are. Security definer: app_system holds no table rights.
 */
create or replace function app.export_consent(
  p_business_id uuid, p_number text, p_from timestamptz, p_to timestamptz
)
returns table (number text, channel text, purpose text, kind text, words text, source text, call_id uuid,
  occurred_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select events.number, events.channel, events.purpose, events.kind, events.words, events.source, events.call_id,
    events.occurred_at
  from public.consent_events events
  where events.business_id = p_business_id
    and (p_number is null or events.number = p_number)
    and (p_from is null or events.occurred_at >= p_from)
    and (p_to is null or events.occurred_at < p_to)
  order by events.occurred_at, events.id;
$$;
grant execute on function app.export_consent to app_system;
