/*
 * What the platform pays its providers is not for members. They keep every other column of calls and texts; a column that
 * is added later is granted by its own migration. A test compares the lists.
 */
do $$
declare
  v_table text;
  v_columns text;
begin
  foreach v_table in array array['calls', 'messages'] loop
    select string_agg(quote_ident(attname), ', ' order by attnum) into v_columns from pg_attribute
    where attrelid = ('public.' || v_table)::regclass and attnum > 0 and not attisdropped and attname <> 'cost_cents';
    execute format('revoke select on public.%I from authenticated', v_table);
    execute format('grant select (%s) on public.%I to authenticated', v_columns, v_table);
  end loop;
end;
$$;

drop policy "members see the model spend of their businesses" on public.model_spend;
create policy "staff see the model spend" on public.model_spend for select to authenticated
  using ((select private.is_staff()));
