// What words mean, English and Spanish, folded. "*" ends a stem; "_" joins the words of a phrase.
export const WORD_CLASSES: Readonly<Record<string, string>> = {
  gas: "gas gassy propane propano butane butano methane metano natural_gas gas_line gas_pipe linea_de_gas tubo_del_gas",
  rotten: "rotten_egg* eggs_gone_bad sulfur sulphur skunky huevo_podrido huevos_podridos",
  monoxide: "monoxide monoxido c_o co co2 c.o. sea_oh carbon_monoxide",
  smell:
    "smell* odor odors odour stink* stank reek* whiff nose taste huele* oler olor olia apest* peste oliendo smelling",
  leak: "leak* escap* hiss* fuga* fugando seep* silb* chill* whistl* blowing coming_out salien* tirando spew* kinked",
  fire: "on_fire fire fires flame flames flaming blaze burning ablaze smolder* smoulder* ignit* ember* fuego llama llamas incendi* lumbre quemando_la arde ardiendo en_llamas inferno orange_glow torched engulf* caught_fire catch_fire catching up_in_flames set_on_fire burst_into_flames agarr*_fuego agarr*_lumbre se_prendi* se_esta_quemando se_quema is_burning are_burning burning_down burned_down llamas",
  burn: "burn burns burned burnt quem* scorch* singe* char* black blackened melt* derrit* toasted chamusc*",
  smoke: "smoke smoking smoky humo humea* ahuma* haze soot echando_humo",
  explode: "explo* blew_up blow_up boom bang blast* trono* tron* estall* revent* went_pop popped popping pop erupt*",
  spark:
    "spark* arc arcs arcing arced flash flashed flashes chisp* chispazo* sizzl* crackl* frying glow* chisporrot* spitting short_out shorted corto* corto_circuito blue_light",
  buzz: "buzz* humm* hum zumb* popping crackling",
  shock:
    "shocked shocking shock shocks zap* electrocut* jolt* toque toques corriente descarga tingle tingles tingling current bit_me electrified got_shocked stuck_to_the_wire",
  live: "live_wire* live_cable* bare_wire* bare_copper exposed_wire* wires_hanging hanging_wire* wires_are_out cables_pelados cable_pelado wires_hanging_out dangling cables_vivos live",
  outlet:
    "outlet* socket* plug* switch* light* lamp fixture bulb* enchufe* contacto* tomacorriente apagador* foco focos charger cord extension power_strip receptacle wall_plate cover_plate chandelier fan cargador extension switchplate",
  panel:
    "panel breaker* fuse* meter caja medidor fusible* junction_box transformer transformador inverter electric_box breaker_box fuse_box service_mast",
  wire: "wire wires wiring cable cables alambre* line lines power_line power_lines utility_pole pole poste live_line linea",
  electric: "electric* electri* voltage tension",
  alarm: "alarm alarms alarma alarmas detector detectors monitor siren",
  sounding:
    "going_off went_off gone_off beep* scream* screaming suena sonando sono pita pitando pito ringing blar* yelling sounding won't_stop won't_quit keeps_saying says reads reading dice marca activ* blinking_red triggered shrieking wailing red_light",
  chirp: "chirp* low_battery batter* pila needs_changing once_a_minute every_minute",
  sick: "headache* nause* dizz* sick woozy lightheaded throwing_up vomit* mareado* mareada* dolor_de_cabeza duele_la_cabeza passing_out sleepy drowsy faint nos_sentimos_mal mal",
  water: "water agua aguas rain* lluvia lloviendo llueve",
  flood:
    "flood floods flooded flooding inund* under_water underwater lake swimming_pool river niagara waterfall geyser",
  gush: "pour pours pouring poured gush* spray sprays spraying sprayed shoot shooting shoots spew* stream streaming blast blasting squirt* soak* drench* swamp* cascad* cascada chorr* brot* rush rushing overflow* desbord* rebals* chorro jet fountain raining rains dumping douse* dousing faster_than raining_in",
  inflow:
    "through_the coming_in coming_through coming_up coming_out coming_down into_the into_my running_down down_the_wall out_of_the from_the_ceiling through_my dripping_on all_over metiendo meti* entrando saliendo cayendo subiendo rising creeping getting_in getting_into under_the_door",
  everywhere:
    "everywhere all_over nonstop like_crazy bucket* pots towels inches feet foot ankle* knee* shin* cubeta* por_todos por_todas todos_lados todas_partes tobillos rodillas dondequiera every_room three_rooms gallons whole_house por_toda toda_la_casa",
  unstoppable:
    "can't_stop won't_stop cannot_stop can't_shut can't_turn won't_shut won't_turn can't_find_the no_para no_puedo_cerrar no_puedo_parar keeps_coming it_won't nobody_can_turn can't_keep_up no_deja_de won't_quit keeps_rising shutoff shut_off_is keeps_getting can't_get_it_to",
  pipe: "pipe pipes tubo tubos tuberia* cano main hose manguera valve valvula supply_line hydrant sprinkler_head spigot pipa water_line",
  tap: "faucet* sink shower tub bathtub llave lavabo regadera fregadero tina tap washer dishwasher washing_machine lavadora disposal",
  toilet: "toilet* commode bano inodoro excusado taza",
  tank: "water_heater heater_tank boiler tank tanque hot_water_heater calentador calenton",
  drain: "drain drains drenaje coladera desague gutter* downspout sump",
  sewage:
    "sewage sewer septic poop feces fecal human_waste waste aguas_negras black_water brown_water caca popo fosa_septica number_two raw_sewage dirty_water toilet_water suciedad aguas_sucias agua_sucia filth*",
  backs:
    "backing_up backed_up coming_up comes_up back_up regres* devolv* saliendo spitting puking bubbling coming_back rising brotando",
  roof: "roof roofs ceiling* techo tejado attic atico shingle* rafters skylight plafon azotea cielo_raso lamina* chimney chimenea gable soffit eave* dormer drywall plaster",
  building:
    "house home garage basement sotano casa wall walls pared paredes floor floors piso balcony deck porch stairs beam* foundation building apartment edificio barda muro scaffold* carport barn awning pergola retaining_wall driveway hillside cerro balcon shed office store shop restaurant salon clinic crawlspace kitchen cocina bathroom bedroom cuarto sala living_room cuartos hallway pasillo",
  collapse:
    "collaps* caved caving cave_in cave cav* fell_in falling_in came_down coming_down came_crashing give_way gave_way giving_way gave_out derrumb* vino_abajo venirse_abajo hundiendo sag sagging sags bulg* buckl* bow bowing crumbl* sinkhole coming_apart about_to_fall about_to_come about_to_burst about_to_give going_to_fall gonna_give cracking snapped lean leaning swaying sinking tore ripped torn blew_off peeled took_off blown lifted se_cayo se_esta_cayendo cayendo coming_loose fell_on landed_on crashed crash desplom* se_llevo arranc* volo pandeando deslav* sliding slid dropped falling",
  tree: "tree trees branch limb oak pine trunk arbol rama arboles palm log",
  impact:
    "fell_on landed_on crashed_into ran_into drove_into hit_the hit_my went_through crash* smashed crushed choco atraves* encima through_my on_top_of on_the_house on_my_house on_my_roof on_the_roof",
  hole: "hole opening hoyo gap see_the_sky exposed stars",
  heatsystem: "heat heating heater furnace boiler radiator* calefaccion calenton heat_pump",
  noheat:
    "no_heat no_heating without_heat heat's_out heat_is_out heat_went_out heat's_been_out heat_out heat's_off lost_heat sin_calefaccion no_hay_calefaccion no_tenemos_calefaccion no_tengo_calefaccion we're_freezing",
  coolsystem: "ac a/c air_conditioner air_conditioning aire air cooling aire_acondicionado",
  nocool: "no_ac no_air no_cooling without_ac ac_is_dead ac_died ac's_out sin_aire ac_quit ac_went_out air_quit",
  off: "out dead down died quit broken broke off stopped gone isn't_working not_working won't_come won't_turn won't_kick won't_start no_sirve se_apago apag* se_descompuso no_prende no_funciona murio without sin lost conked failed no_jala doesn't_work",
  cold: "freezing frozen below_zero zero degrees snow* ice blizzard shiver* frio helando hela congel* bajo_cero minus see_my_breath fifteen twenty ten can't_get_warm teens",
  hot: "hundred sweating overheat* heatstroke heat_stroke calor grados ninety_five ninety_seven heat_wave oven hot caliente boiling hirviendo",
  frail:
    "baby babies newborn* infant* toddler* preemie twins elderly grandma grandpa grandmother grandfather grandparents nana disabled wheelchair chemo hospice bebe bebes ancian* abuel* embarazada pregnant recien_nacido senior eighty ninety dementia old_lady old_man nursing_home daycare copd heart_condition kids children ninos little_ones tiene_noventa year_old month_old week_old months_old weeks_old",
  device:
    "oxygen ventilator dialysis cpap concentrator insulin feeding_pump oxigeno ventilador respirador maquina_de trach suction apnea_monitor life_support breathing_machine medical_device hospital_bed",
  power:
    "power electricity outage luz electricidad apagon lights_are_out lost_power power_is_out no_power se_fue_la_luz no_hay_luz sin_luz",
  nowater:
    "no_water without_water not_a_drop nothing_comes_out no_hay_agua sin_agua no_tenemos_agua ni_una_gota are_dry no_running_water no_sale_agua nada_de_agua well_quit pump_died",
  kin: "husband wife son daughter mother father mom dad mama papa brother sister uncle aunt nephew niece cousin boyfriend girlfriend esposo esposa hijo hija hermano hermana mommy daddy grandson granddaughter kid boy girl nino nina muchacho muchacha senor senora teenager roommate",
  someone:
    "someone somebody he she they him her man woman guy lady alguien hombre mujer persona neighbor vecino vecina friend amigo coworker companero client cliente clienta customer patient worker trabajador employee crew technician technico plumber painter roofer cleaner maid housekeeper landscaper electrician stylist foreman installer pintor techero plomero tenant person people you",
  self: "i i'm me my myself i've yo mi me_ estoy",
  body: "head face arm arms leg legs hand hands finger fingers foot eye eyes neck skin scalp back stomach belly mouth tongue lip lips throat ear ears wrist toe toes body hip ankle chest_ cabeza cara brazo brazos pierna piernas mano manos dedo dedos ojo ojos cuello piel espalda boca lengua labio labios garganta hueso bone skull jaw shoulder side knee ribs testicle cuero_cabelludo eyelids",
  heart:
    "chest heart pecho corazon heart_attack infarto ataque_al_corazon cardiac pacemaker chest_pain dolor_de_pecho duele_el_pecho chest_hurts jaw left_arm elephant",
  breathless:
    "can't_breathe cannot_breathe not_breathing isn't_breathing stopped_breathing trouble_breathing hard_to_breathe can_hardly_breathe barely_breathe no_respira no_puede_respirar no_puedo_respirar gasp* wheez* chok* suffocat* drown* ahog* asfixi* short_of_breath falta_el_aire falta_la_respiracion catch_my_breath catch_his_breath catch_her_breath can't_get_air enough_air breathing_fast breathing_right le_cuesta_respirar underwater sucking_in",
  unconscious:
    "unconscious unresponsive passed_out pass_out passes_out passing_out blacked_out knocked_out out_cold won't_wake can't_wake not_waking isn't_waking wake_up waking_up faint fainted fainting collapsed collapses isn't_responding not_responding isn't_answering not_answering isn't_moving not_moving limp slumped eyes_rolled inconsciente desmay* no_reacciona no_despierta no_responde no_contesta no_se_mueve tirado tirada perdio_el_conocimiento floppy coma lying_there dropped_dead down_and won't_talk can't_get_up no_se_levanta not_getting_up keeled fell_down_and dead_body cold_and_not lying_on lying_in",
  seizure:
    "seizure seizing seizures convuls* fit stroke derrame embolia slurr* droop* crooked gibberish numb paraliz* paralyz* can't_feel can't_move can't_talk can't_speak no_puede_hablar no_siento no_puede_mover words confused confundid* desorientad* disoriented hallucinat* delirious not_making_sense making_any_sense acting_strange acting_weird torcio shaking se_le_torcio one_side twisted",
  blood:
    "blood bleeding bleed bleeds bled sangr* sangre gash spurting hemorrag* soaked_through gushing_blood blood_thinners coumadin",
  severe:
    "a_lot won't_stop can't_stop so_much really_bad bad badly deep mucha mucho fuerte very heavy heavily pouring squirting everywhere bad_ muchisimo profundo hondo pool_of terrible awful unbearable worst horrible like_crazy severe so_bad all_of_a_sudden suddenly de_repente",
  injured:
    "hurt injured wounded wound stabbed shot crushed trapped caught pinned severed fractured broken_leg broken_arm herid* ampolla* atropell* aplast* mangled scalded blistering blistered burned_his burned_her burned_my se_quemo cut_off came_off sliced amputat* impaled bone cut_himself cut_herself se_corto golpe* run_over ran_over got_hit hit_by bit_him bitten fell_off fell_from fell_out se_cayo_de fallen thrown broke_his broke_her broke_my bent quebro pierced third_degree buried stuck_in stuck_under electrocuted le_cayo le_agarro chopped lost_two burns",
  fall: "fell falls fallen falling slipped tumbled slid cayo caer resbal* dropped",
  height:
    "ladder roof scaffold* balcony stairs window second_floor second_story third_floor escalera andamio azotea tree lift building bridge",
  venom:
    "snake* vibora culebra alacran scorpion spider copperhead rattlesnake bee bees wasp* hornet* stung sting abeja* avispa* yellow_jacket* picadura picaron mordio bit",
  swell:
    "swell* swollen hives allergic allergy anaphyla* throat_closing closing_up cierra cerrando hinch* alergica alergico puffy welts reaction reaccion epipen peanut tongue blue purple gray morado morada azules azul turning_blue clammy",
  poison:
    "drank drink swallow* ate eaten ingest* trago tomo se_tomo se_trago inhal* breathed_in got_into mixed mezcl* splashed overdos* sobredosis poison* envenen* veneno intoxic* took_too_many took_a_bunch whole_bottle took_pills pills pastillas od'd all_my_pills",
  toxic:
    "bleach ammonia cloro amoniaco thinner antifreeze paint pintura cleaner limpiador pod pods detergent battery batteries magnet* weed_killer pesticide fertilizer rat_poison nail_polish acetone acetona aguarras chemical* quimic* solvent lye drain_cleaner drain_opener destapacanos acid fumes gasoline mushrooms berries glue pila penny coin",
  eyesight:
    "can't_see cannot_see no_veo in_my_eye in_my_eyes in_his_eyes in_her_eyes in_the_eye in_the_eyes blind vision en_los_ojos en_el_ojo eyes_are_burning",
  pregnant:
    "pregnant embarazada labor contractions water_broke baby_isn't_moving se_rompio_la_fuente thirty_weeks weeks ya_viene having_the_baby miscarr* postpartum",
  fever:
    "fever fiebre temperature hundred_and_one hundred_and_two hundred_and_four hundred_and_five one_oh_five chills high_fever stiff_neck",
  sugar: "sugar diabetic azucar glucose insulin",
  pain: "pain pains ache aches dolor duele duelen hurts hurt hurting agony ardor arde screaming grita gritando crying",
  suicide:
    "suicid* kill_myself killing_myself kill_himself kill_herself end_my_life end_it ending_it want_to_die wanna_die don't_want_to_live don't_want_to_be no_quiero_vivir no_quiero_seguir quiero_morir* quiero_matarme quitarme_la_vida matarme hurt_myself hurting_myself harm_myself no_point reason_to_live better_off_dead cut_my_wrist* cut_her_wrist* cortarme_las cortó_las_venas corto_las_venas can't_go_on can't_do_this_anymore goodbye_to_everyone hang_himself hang_herself hanging_himself jump_off kill_themselves se_quiere_matar me_quiero_morir over_with no_aguanto hurt_my_baby hurt_people want_it_to_be_over ya_no_quiero",
  weapon:
    "gun knife pistola cuchillo navaja machete bat weapon armed armado armada shooter shooting shots dispar* razor box_cutter crowbar rifle tiro bomb hammer",
  intruder:
    "breaking_in broke_in break_in breaking_into broke_into intruder burglar* robber* ladron* robar robando asalt* robbed robbing stranger prowler in_my_house in_the_house climbing get_in getting_in force_his forcing se_metio se_esta_metiendo entro alguien_adentro kicking_the kicked_in trying_to_get_in trying_the_door trying_my_door hiding escondid* stealing metieron hear_somebody hear_someone creeping smashed_the_window smashing glass_breaking won't_leave won't_let",
  assault:
    "attack* threaten* amenaz* hitting beating pegando golpeando hit_me hits_me assault* chasing following_me followed_me siguiendo stalk* kidnap* grabbed rape* choked_me kill_me matar choking_me hurt_me grabbing fighting violent abus* me_pega hostage swinging hurt_us",
  rescue:
    "ambulance ambulancia 911 nine_one_one paramedic* auxilio socorro mayday send_help send_someone send_somebody help_me help_us ayudenme ayudeme ayuda life_or_death send_an",
  emergency: "emergency emergencia urgent urgente",
  dying: "dying dead die muriendo muerto muerta morir murio killed kill death muere going_to_die",
  hurry:
    "hurry please_come right_now immediately ahora_mismo now ya ahorita rapido quick quickly asap fast this_second right_away right_this_second need_someone get_someone por_favor please oh_god oh_my_god god dios",
  still:
    "still keeps again suddenly just getting_worse worse peor keep stronger more_and_more now sigue siguen won't_go_away",
  alone:
    "i'm_alone alone home_alone solos sola solo by_myself my_baby my_kids i'm_scared scared afraid don't_know_what_to_do que_hago what_do_i_do what_should_we_do no_se_que_hacer",
  longago:
    "last_year last_month last_week last_winter last_summer last_spring last_fall last_night_ last_time years_ago year_ago months_ago month_ago weeks_ago week_ago hace_un hace_dos hace_anos hace_dias hace_meses hace_semanas ano_pasado mes_pasado semana_pasada vez_pasada verano_pasado used_to once_had back_in in_march in_june in_july in_may in_april in_february in_august in_november in_the_spring in_the_fall in_the_past the_past before growing_up when_i_was when_he_was cuando_era a_while_ago a_while_back since_spring days_ago old_ previous ten_years five_years two_years in_high_school",
  over: "walked_away i'm_fine_now it_came_back and_the_city_fixed already_fixed turned_out_to_be it_turned_out no_longer in_college years_back years_and it_was_the_neighbor's it_was_nothing it's_nothing turned_the_valve_off shut_the_water_off water_off_at no_leak_so no_leak_though not_ours just_letting_you_know fixed repaired replaced patched cleared arregl* reparad* ya_la ya_lo it's_back is_back volvio regreso fine_now okay_now ok_now it_stopped stopped_on taken_care it's_gone gone_now cleaned_up dried healed false_alarm nothing_broke missed_the missed_everything better_now getting_better se_seco ya_paso went_fine was_fine he's_fine she's_fine",
  yesterday: "yesterday ayer last_night anoche the_other_day this_morning earlier",
  offer:
    "do_you do_y'all do_you_guys does_your can_you can_your could_you are_you are_your will_you would_you hacen ponen instalan arreglan limpian pintan trabajan venden atienden cobran aceptan tienen quitan usan construyen limpian puede_venir pueden_venir matan do_they does_the is_your is_the are_the are_those is_that is_it is_there",
  general:
    "how_do how_often how_long how_much how_many how_does how_would how_far how_soon what_is what's what_are what_do_you what_happens what_if what_would what_does what_size what_kind when_is when_can where_do where_is who_do who_pays why_is is_it_safe is_it_normal normal es_normal should_i should_you do_i_need do_i_have if_i if_there if_my if_a in_case en_caso por_si que_hago_si how_would_i cuanto_cuesta cuanto cuando cual es_seguro es_peligroso could_a could_it could_that someday worried_about worry prevent* prevenir is_common dangerous",
  buy: "quote estimate price prices cost costs charge charges fee rate how_much cotizacion presupuesto cuesta financing warranty garantia insurance seguro included incluido include incluye bill invoice factura receipt recibo refund pay extra free license discount rebate",
  order:
    "install* installation installed replace replacement upgrade add adding put_in build new remodel convert move swap hook_up hookup wire_a hang instalar poner cambiar construir quiero_instalar paint pintar clean cleaning limpiar mow trim trimmed trimming prune remove removal haul podar plant stump landscaping mowing color style cut_and haircut highlights nails wax facial perm stain finish service_call checkup check_up refill prescription physical vaccine* vacuna* shot results follow_up test screening referral form records",
  book: "appointment schedule reschedule book booking cancel move_my change_my cita cancelar reservar agendar tomorrow next_week monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo manana weekend available opening come_by at_noon o'clock inspection inspect inspected look_at look_over looked_at checked maintenance tune_up mantenimiento revision revisen inspeccion",
  want: "i'd_like i_would_like we'd_like i_want we_want i_need we_need looking_for thinking_of thinking_about interested wondering quiero quisiera necesito queremos looking_to wants need_a need_an need_the needs_a needs_new needs_to",
  mild: "burned_out burn_out_quickly rumbl* gurgl* bubbling_in bubbling_near is_missing pops_and pipes_bang funny_smell faint_smell faint_sewer keeps_going_out won't_drain scared_of_the scared_of_scissors afraid_of_the afraid_of_heights help_me_choose help_me_pick help_me_with help_with help_choosing se_asusta mojaron poquita bajita hose_is_leaking_at isn't_keeping not_keeping_up took_a_header_in peel* descarap* descascar* rozadura dead_outlet is_dead_can stopped_working blistering_on paint_is_blistering paint's_bubbling is_bubbling spilled_and_burned runs_out a_little little_bit a_bit slight slightly small tiny slow slowly minor sometimes occasionally drip drips dripping drops noise squeak* dull poquito poco poca leve gotea gotita gotera lento itchy dry mild manchita loose stain sore soreness low old musty dusty faded cracked a_couple some one_or_two now_and_then on_and_off once_in_a_while a_touch flickers faint_ trickle moss damp rust noisy loud",
  fine: "just_cold_rooms walked_away_so fine okay_ it's_ok no_hurry no_rush not_urgent isn't_urgent no_es_urgente can_wait puedo_esperar not_an_emergency no_emergency isn't_an_emergency no_es_una_emergencia no_es_emergencia whenever nothing's_wrong nobody's_hurt nobody_was_hurt everything's_fine everything_is_fine todo_bien todo_esta_bien no_paso_nada no_problem no_problems just_a_question just_curious just_want just_need just_wondering solo_quiero nada_mas solo_una not_dangerous no_damage wasn't_hurt we're_okay",
  denial:
    "i'm_not not_having not_suicidal no not never none nothing without isn't aren't wasn't don't doesn't didn't nobody nada sin ni tampoco nadie haven't hasn't no_hay no_smell no_fire no_smoke no_gas no_leak no_huele no_burning no_sparks no_pain no_fever no_me",
  joke: "on_sugar under_all_this has_been_giving wait_is_giving is_giving_me fire_to_my_lawn set_it_on_fire set_fire_to_my_lawn tiene_boda boda_manana burning_through_money swears_by_you shaking_with_excitement my_jaw_dropped oh_my_god_finally oh_my_god_that's like_a_spider someone_set it_on_fire_this at_the_range cold_turkey looks_like_somebody looks_like_it looks_like_a_bomb it_looks_like looks_like_something like_a_bomb a_jungle set_on_blue robbed_us_blind prom_is killed_it nice_your_guys at_how price_of nearly_had_a almost_had_a haha ha lol kidding jaja jk ha_ha dying_to killing_me killing_my killed_it kill_for die_for to_die_for lifesaver saved_my_life disaster looks_like_a looks_like me_muero_por me_muero_de heart_attack_when my_wife_will husband's_gonna is_fire was_fire gave_me_a_heart burning_up_to drowning_in swamped bomb_went killer beauty_emergency hair_emergency wedding_emergency nail_emergency fashion_emergency cleaning_emergency robbery_ highway_robbery sticker_shock crime_scene burned_by estoy_que a_joke",
  name: "my_name name_is name's last_name first_name this_is it's_under me_llamo mi_nombre address street avenue lane drive road court number phone email apellido calle direccion zip spelled doctor dr mrs mr",
  product:
    "se_corto_la_llamada corto_la_llamada quemo_la_comida quemo_el_sarten yellow_house shingle_blew_into fell_off_the_siding that_runs_through hands_are_shaking squirrels light_bulb* lamp_bulb* erosion french_drain hot_water_runs waterfall_shower waterfall_faucet water_pressure_is popping_sound hot_water_but sewer_cleanout cleanout_cap shooting_hoops power_surge surge_strip no_aerosols bad_back crew_took cable_caido_es del_telefono parrot perico trampled_my vine* strangling_my tail ekg plate_is_missing combo thoughts_of_hurting pill_refill missing_person_no my_bracelet my_necklace my_ring splash water_all_over_the_floor_when splash_water left_the_breaker forgot_his the_range_shooting call_back numb_hand numb_finger* burning_stomach on_the_highway on_the_freeway on_the_interstate traffic_is traffic's work_note highway popping_noise ambulance_street at_the_range bleeding_onto_my color's_bleeding paint_is_blistering electric_bill a_drop_of skiing from_the_hot_side outdoor_spigot skipped_school fire_hydrant_paint fainted_at_choir video_about claims_paperwork through_my_nose through_the_nose por_la_nariz nariz_tapada nose_is_stuffy stuffy_nose carpal_tunnel quit_smoking stop_smoking smoking_patches tv_cable cable_tv cable_company phone_line phone_company going_by passing_by paperwork fountain_with flood_brand piercing needles typing gum_disease burning_feet burning_tongue sore_throat fire_island ash_blonde emergency_room_bill ambulance_bill burning_bush bleeding_heart* waterfall_feature fire_cupping fire_red fire_engine electric_fireplace fire_brick road_trip broken_arm_follow smart_home fire_pit fire_place fireplace firewood fire_extinguisher* fire_alarm fire_marshal fire_department fire_code fire_lane fire_rated fire_drill fire_station firehouse smoke_detector* smoke_alarm* carbon_monoxide_detector* carbon_monoxide_alarm* co_detector* detectores detector_de flood_light* floodlight* flood_insurance gas_stove gas_dryer* gas_grill gas_bill gas_station gas_fireplace gas_furnace water_softener fire_red emergency_heat emergency_fee emergency_line spark_plug heart_check heart_disease blood_pressure blood_test blood_work smoking_ quit_smoking smoky_eye generator* surge_protector* solar backflow sump_pump water_pressure hot_water ceiling_fan* burn_out chimney_sweep tree_removal fire_hazard smoke_damage water_damage flood_damage smoke_stain*",
  outside:
    "driveway yard patio lawn fence garden parking street car patio jardin pasto cerca outside outdoors mailbox gate shed",
  tool: "saw chainsaw mower chipper auger motosierra podadora lift harness nail_gun grinder blade glass vidrio machine razor scissors tijera knife_ drill trimmer hedge_trimmer forklift tractor skid_steer",
  waitlife:
    "flying_home urgent_care we_won't_be so_we_won't can't_make_it so_i_can't no_puedo_ir can't_mow can't_come cannot_come can't_vacuum who's_in_charge in_charge sick flu hospital surgery funeral passed_away died_in stroke_last er_last in_the_hospital enfermo enferma falleci* broke_her_hip broke_his_arm doctor's",
  trade:
    "filter* thermostat duct* vent vents shingles gutter* paint hair nail* lawn grass shampoo insurance warranty rug carpet oven stove estufa horno windows",
};
