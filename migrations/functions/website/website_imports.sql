/*
 * Begins to read a business's website, or finds the reading that is under way. One that nothing has moved for five
 * minutes is given up. Outcomes: started, running, forbidden. Security definer: app_system holds no table rights.
 */
create or replace function app.start_website_import(p_business_id uuid, p_member_id uuid, p_url text, p_now timestamptz)
returns table (outcome text, import_id uuid)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return query select 'forbidden'::text, null::uuid;
    return;
  end if;
  perform 1 from public.businesses where id = p_business_id for update;
  update public.website_imports
  set state = 'failed', failure = 'Reading took too long. Try again.', finished_at = p_now
  where business_id = p_business_id and state in ('queued', 'reading') and created_at < p_now - interval '5 minutes';
  select id into v_id from public.website_imports where business_id = p_business_id and state in ('queued', 'reading');
  if found then
    return query select 'running'::text, v_id;
    return;
  end if;
  insert into public.website_imports (business_id, url, created_by, created_at)
  values (p_business_id, p_url, p_member_id, p_now) returning id into v_id;
  perform private.add_job(p_business_id, 'read_website', 'read_website:' || v_id,
    jsonb_build_object('import_id', v_id), p_now, 3);
  return query select 'started'::text, v_id;
end;
$$;
grant execute on function app.start_website_import to app_system;

/* One reading with what came of it. Security definer: app_system holds no table rights. */
create or replace function app.load_website_import(p_business_id uuid, p_import_id uuid)
returns table (url text, state text, proposal jsonb, applied_items text[])
language sql stable security definer set search_path = ''
as $$
  select imports.url, imports.state, imports.proposal, imports.applied_items
  from public.website_imports imports where imports.id = p_import_id and imports.business_id = p_business_id;
$$;
grant execute on function app.load_website_import to app_system;

/*
 * Keeps how far a reading is, or how it ended (p_import_state ready or failed). False when it had ended already: the
 * first end stands. Security definer: app_system holds no table rights.
 */
create or replace function app.keep_website_import(
  p_business_id uuid, p_import_id uuid, p_import_state text, p_done int, p_total int, p_failure text, p_proposal jsonb,
  p_now timestamptz
)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.website_imports
  set state = p_import_state, done = p_done, total = p_total, failure = p_failure, proposal = p_proposal,
    finished_at = case when p_import_state <> 'reading' then p_now end
  where id = p_import_id and business_id = p_business_id and state in ('queued', 'reading');
  return found;
end;
$$;
grant execute on function app.keep_website_import to app_system;

/*
 * Notes which items the owner took; more may follow. Outcomes: noted, forbidden, not_found. Security definer: app_system
 * holds no table rights.
 */
create or replace function app.settle_website_import(
  p_business_id uuid, p_member_id uuid, p_import_id uuid, p_items jsonb, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not private.may_write(p_business_id, p_member_id) then
    return 'forbidden';
  end if;
  update public.website_imports
  set state = 'applied',
    applied_items = array(select distinct item from (select unnest(applied_items) union all
      select jsonb_array_elements_text(p_items)) as taken (item) order by item)
  where id = p_import_id and business_id = p_business_id and state in ('ready', 'applied');
  if not found then
    return 'not_found';
  end if;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, after, occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'website.applied', 'website_import', p_import_id::text,
    jsonb_build_object('items', p_items), p_now);
  return 'noted';
end;
$$;
grant execute on function app.settle_website_import to app_system;
