/* Opens an import whose file is about to be put at p_storage_path. Null: not allowed, or the id is taken. Security definer: no table rights. */
create or replace function app.open_customer_import(
  p_business_id uuid, p_member_id uuid, p_customer_import_id uuid, p_file_name text, p_storage_path text, p_now timestamptz
)
returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not private.may_write(p_business_id, p_member_id) then
    return null;
  end if;
  insert into public.customer_imports (id, business_id, member_id, file_name, storage_path, created_at)
  values (p_customer_import_id, p_business_id, p_member_id, p_file_name, p_storage_path, p_now)
  on conflict do nothing;
  return case when found then p_customer_import_id end;
end;
$$;
grant execute on function app.open_customer_import to app_system;

/*
 * Queues the reading of a file that has arrived, once. Outcomes: queued, already, not_allowed, not_found.
 * Security definer: no table rights.
 */
create or replace function app.start_customer_import(
  p_business_id uuid, p_member_id uuid, p_customer_import_id uuid, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_state text;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return 'not_allowed';
  end if;
  select state into v_state from public.customer_imports
  where id = p_customer_import_id and business_id = p_business_id for update;
  if not found then
    return 'not_found';
  elsif v_state <> 'uploading' then
    return 'already';
  end if;
  update public.customer_imports set state = 'queued' where id = p_customer_import_id;
  perform private.add_job(p_business_id, 'import_customers', 'import_customers:' || p_customer_import_id,
    jsonb_build_object('import_id', p_customer_import_id), p_now);
  return 'queued';
end;
$$;
grant execute on function app.start_customer_import to app_system;

/* Where the reading of an import stands. Security definer: no table rights. */
create or replace function app.load_customer_import(p_business_id uuid, p_customer_import_id uuid)
returns table (state text, storage_path text, next_row int)
language sql stable security definer set search_path = ''
as $$
  select customer_imports.state, customer_imports.storage_path, customer_imports.next_row
  from public.customer_imports where id = p_customer_import_id and business_id = p_business_id;
$$;
grant execute on function app.load_customer_import to app_system;

/*
 * Writes one part of a file: p_rows (row, phone, name, email, address, zip, notes) become customers or fill what is empty
 * at those with the number; p_errors (row, reason, cells) are kept. Only for the part that is due, so that a repeat after
 * a crash changes nothing. Returns the row that is due next. Security definer: no table rights.
 */
create or replace function app.import_customer_rows(
  p_business_id uuid, p_customer_import_id uuid, p_from_row int, p_next_row int, p_row_count int, p_rows jsonb, p_errors jsonb,
  p_now timestamptz
)
returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_import public.customer_imports;
  v_created int;
  v_updated int;
begin
  select * into v_import from public.customer_imports
  where id = p_customer_import_id and business_id = p_business_id for update;
  if not found or v_import.state not in ('queued', 'running') or v_import.next_row <> p_from_row then
    return v_import.next_row;
  end if;
  with given as (
    select distinct on (phone) * from jsonb_to_recordset(p_rows)
      as item (row int, phone text, name text, email text, address text, zip text, notes text)
    order by phone, row
  ), written as (
    insert into public.customers as known (business_id, phone, name, email, address, zip, notes, created_at, last_seen_at)
    select p_business_id, phone, nullif(name, ''), nullif(email, ''), nullif(address, ''), nullif(zip, ''),
      nullif(notes, ''), p_now, p_now from given
    on conflict on constraint customers_phone_once do update set
      name = coalesce(known.name, excluded.name), email = coalesce(known.email, excluded.email),
      address = coalesce(known.address, excluded.address), zip = coalesce(known.zip, excluded.zip),
      notes = coalesce(known.notes, excluded.notes), revision = known.revision + 1
    where known.merged_into is null and ((known.name is null and excluded.name is not null)
      or (known.email is null and excluded.email is not null)
      or (known.address is null and excluded.address is not null)
      or (known.zip is null and excluded.zip is not null) or (known.notes is null and excluded.notes is not null))
    returning (xmax = 0) as is_new
  )
  select count(*) filter (where is_new), count(*) filter (where not is_new) into v_created, v_updated from written;
  insert into public.customer_import_errors (import_id, business_id, row_number, reason, cells)
  select p_customer_import_id, p_business_id, row, reason, cells
  from jsonb_to_recordset(p_errors) as item (row int, reason text, cells jsonb)
  on conflict do nothing;
  update public.customer_imports
  set state = case when p_next_row > p_row_count then 'done' else 'running' end,
    finished_at = case when p_next_row > p_row_count then p_now end,
    row_count = p_row_count, next_row = p_next_row,
    created_count = created_count + v_created, updated_count = updated_count + v_updated,
    unchanged_count = unchanged_count + jsonb_array_length(p_rows) - v_created - v_updated,
    failed_count = failed_count + jsonb_array_length(p_errors)
  where id = p_customer_import_id;
  if p_next_row > p_row_count then
    insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, after, occurred_at)
    select p_business_id, 'member', member_id::text, 'customer.imported', 'customer_import', id::text,
      jsonb_build_object('created', created_count, 'updated', updated_count, 'failed', failed_count), p_now
    from public.customer_imports where id = p_customer_import_id;
  end if;
  return p_next_row;
end;
$$;
grant execute on function app.import_customer_rows to app_system;

/* Ends an import that cannot be read, with a sentence for the member. Security definer: no table rights. */
create or replace function app.fail_customer_import(
  p_business_id uuid, p_customer_import_id uuid, p_failure text, p_now timestamptz
)
returns void
language sql volatile security definer set search_path = ''
as $$
  update public.customer_imports set state = 'failed', failure = p_failure, finished_at = p_now
  where id = p_customer_import_id and business_id = p_business_id and state in ('uploading', 'queued', 'running');
$$;
grant execute on function app.fail_customer_import to app_system;
