/* What members may change has more arguments now; the functions are made anew from their files. */
drop function if exists private.check_slot(public.businesses, public.services, timestamptz, text, timestamptz);
drop function if exists private.add_booking_effects(uuid, timestamptz);
drop function if exists app.book_appointment(uuid, uuid, uuid, uuid, timestamptz, text, text, jsonb, timestamptz);
drop function if exists app.reschedule_appointment(uuid, uuid, text, uuid, uuid, timestamptz, text, text, timestamptz, int);
