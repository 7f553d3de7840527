/* What was reported may be taken out, never changed; a state only moves on. */
create or replace function private.keep_emergency() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if (new.kind, new.is_life_threat, new.is_drill, new.opened_at)
      is distinct from (old.kind, old.is_life_threat, old.is_drill, old.opened_at)
      or new.words not in (old.words, 'Erased') or new.ladder not in (old.ladder, '[]') then
    raise exception 'what was reported of an emergency does not change' using errcode = '55000';
  elsif new.state <> old.state and (old.state, new.state) not in (('open', 'acknowledged'), ('open', 'exhausted'),
      ('open', 'closed'), ('exhausted', 'acknowledged'), ('exhausted', 'closed'), ('acknowledged', 'closed')) then
    raise exception 'an emergency does not go from % to %', old.state, new.state using errcode = '55000';
  end if;
  return new;
end;
$$;

/* Events whose job has died are emptied too. */
drop index public.webhook_events_to_empty;
create index webhook_events_to_empty on public.webhook_events (received_at) where payload <> '{}';

drop function if exists private.erase_imports(uuid, timestamptz);
drop function if exists private.expire_export(uuid, timestamptz);
