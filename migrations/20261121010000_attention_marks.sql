/*
 * What a member said is done of the things that wait for a person: a notification, a text, a fee. It holds for the whole
 * business. done_at is null once it was taken back; a thing that comes anew after it, like a fee that fails again, waits
 * again.
 */
create table public.attention_marks (
  business_id uuid not null references public.businesses on delete cascade,
  item_id uuid not null,
  done_at timestamptz,
  primary key (business_id, item_id)
);
create trigger attention_marks_broadcast after insert or update on public.attention_marks
  for each row execute function private.broadcast_change('attention', 'item_id');

alter table public.attention_marks enable row level security;
grant select on public.attention_marks to authenticated;
create policy "members see what is done in their businesses" on public.attention_marks for select to authenticated
  using (business_id = any (array(select private.my_business_ids())));
