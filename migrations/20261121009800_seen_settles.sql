/* Says which state of the appointment was looked at now. */
drop function if exists app.settle_appointment(uuid, uuid, text, text, text, timestamptz);
