import { Temporal } from "temporal-polyfill";
import { resolveMoment } from "@/lib/domain/time/resolve-moment";
import { timeAnswer } from "@/lib/domain/time/time-answer";
const ref=Temporal.PlainDateTime.from("2026-11-20T09:00"); // Friday
for (const t of process.argv[2]==="es"?ES():EN()) { const m=resolveMoment(t,ref,process.argv[2]==="es"?"es":"en"); const a=timeAnswer(t,ref,true,process.argv[2]==="es"?"es":"en"); console.log(t.padEnd(60),m.date,m.time,m.partOfDay,m.isTimeGuess?"guess":"", a.time!==m.time?"asked:"+a.time:""); }
function EN(){return `the day before thanksgiving
two weeks after december 3rd
three days after tomorrow
a week after next friday
10 days before christmas
the week after next
the following monday
this coming tuesday
tuesday of next week
a week from tuesday
tuesday week
the last friday of the month
the second tuesday in january
end of the month
end of next week
beginning of next week
at 3.20 p.m
3:20 in the afternoon
quarter past noon
a quarter to noon
5 till 9
5 before 8 in the morning
at 1530 hours
eight tonight
8 this evening
tomorrow at lunch
tomorrow night at eight thirty
on the morning of february 15th
fri jul 18 2027 07:00 pm
in one hour
in an hour and a half
in 2.5 hours
two hours and ten minutes from now
in about 45 minutes
a fortnight from now
in a couple of weeks
three weeks from monday
saturday the 28th at 10
the 28th at ten
12/3 at 2
december third two thirty
dec 3rd between two and four
after 3 pm on monday
before noon tomorrow
anytime after four
by 5 o'clock
around noonish
first thing tomorrow
ten am
ten
10:30
ten thirty
at ten thirty on wednesday
seven
half past
half past nine
nine fifteen
nine oh five
1 p
how about 3-ish
I can do Monday or Tuesday
monday through friday
between 9 and 5
i live at 1530 oak street
i have 2 units and 3 kids
for 4 people at 7
it's been broken for 2 days
since last tuesday
my number is 512 555 0100
the unit is 12 years old
i paid $300 last time
call me back at 512-555-0188
one morning this week
2 morning sessions
can you come by noon
november 31st
february 30
on the 31st
nov 20
today at 8
in 3 business days
24th of november 2026
2026-12-01 14:00
next month
in the new year
next week sometime
next week thursday at 1
thursday after next
this weekend
saturday
sunday at 12
tomorrow 12
tomorrow at 12:15 am
midnight
noon on friday
not tomorrow, the day after
no not tuesday, wednesday
make it wednesday instead of tuesday
i said the 24th not the 25th
4 pm would be great
is 4 okay
may 5
may i come in may
i might march over
second floor
the first available
second opinion
wed at 11 or thurs at 2`.split("\n")}
function ES(){return `el martes que viene a las tres y media
mañana por la mañana
mañana a las diez
pasado mañana a las 4 de la tarde
el próximo viernes
el viernes de la próxima semana
la semana que viene
el 24 de noviembre a las 9
el lunes 23 de noviembre a las once y cuarto
a las diez menos cuarto
a las dos de la tarde
hoy a las cinco
hoy por la tarde
esta noche
el sábado por la mañana
el domingo al mediodía
en dos semanas
dentro de tres días
a las 10:30
a la una
a la una y media de la tarde
el día 28
el 28
el primero de diciembre
el veinticinco de diciembre
el veintiuno
el treinta y uno de diciembre
el lunes o el martes
cualquier día por la tarde
después de las cuatro
antes del mediodía
a primera hora
lo antes posible
no puedo el martes
mejor el miércoles
a las nueve en punto
como a las tres
el jueves a las 15:00
a las ocho de la noche
fin de semana
el próximo mes`.split("\n")}
