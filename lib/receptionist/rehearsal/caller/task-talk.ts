import { foldText } from "@/lib/domain/language/fold-text";
import { isSameName } from "@/lib/domain/language/person-name";
import { fits, resolveWish, type WishWindow } from "@/lib/receptionist/rehearsal/resolve-wish";
import type { CallerAct, CallerTask, Question, TimeWish } from "@/lib/receptionist/rehearsal/scenario";
import { dateOfMoment, type HeardMoment, momentsIn } from "./moments";
import { phrases } from "./phrases";
import { refusesTime } from "./questions";
import { type Scene, speech as say } from "./scene";
import { sayDate, sayTime, sayWish } from "./words";

const correctionsMax = 3;
const refusalsMax = 4;

type Act = CallerAct | null;

/** A caller in the middle of one task. `problem` says why there is no answer when `answer` returns null. */
export class TaskTalk {
  problem: string | null = null;
  readonly #scene: Scene;
  readonly #task: CallerTask;
  #wishes: TimeWish[];
  #wish = 0;
  #asked = 0;
  #refused = 0;
  #unfit = 0;
  #corrections = 0;
  #service: number;
  #name: string;
  #hasChangedMind = false;

  constructor(scene: Scene, task: CallerTask) {
    this.#scene = scene;
    this.#task = task;
    this.#wishes = "wishes" in task ? task.wishes : [];
    this.#service = task.kind === "book" ? task.service : 0;
    this.#name = scene.scenario.caller.name;
  }

  get isBooking(): boolean {
    return this.#task.kind === "book";
  }

  /** The sentence that says what the caller wants. */
  opening(isFirst: boolean): string {
    const { chance, scenario } = this.#scene;
    const words = this.#words;
    const hello = isFirst && !scenario.behaviour.isTerse ? `${chance.pick(words.hello)} ` : "";
    switch (this.#task.kind) {
      case "book":
        return hello + this.#bookOpening(isFirst);
      case "move":
        return hello + chance.pick(words.move);
      case "cancel":
        return hello + chance.pick(words.cancel);
      case "ask_existing":
        return hello + chance.pick(words.askExisting);
      default:
        return this.#task.text;
    }
  }

  /** The same again, when it was lost. */
  reminder(): string {
    const { chance } = this.#scene;
    if (this.#task.kind === "book") return `${this.#need} ${chance.pick(this.#words.wantsToBook)}`;
    return this.#task.kind === "say" ? chance.pick(this.#words.content) : this.opening(false);
  }

  answer(question: Question, text: string): Act {
    const { chance, business } = this.#scene;
    switch (question) {
      case "service":
        return say(business.services[this.#service]?.name ?? "");
      case "when":
        return this.#sayWhen(text);
      case "offer":
        return this.#chooseOffer(text);
      case "read_back":
        return this.#checkReadBack(text);
      case "what_to_change":
        return this.#restateMoment();
      case "which_appointment":
        return say(chance.pick(this.#words.pickFirst));
      case "cancel":
        return this.#confirmCancel();
      case "message":
        return say(
          "text" in this.#task && this.#task.kind === "leave_message"
            ? this.#task.text
            : chance.pick(this.#words.callBack),
        );
      default:
        return null;
    }
  }

  get #words() {
    return phrases[this.#scene.scenario.language];
  }

  get #need(): string {
    const { business, scenario, chance } = this.#scene;
    const service = business.services[this.#service];
    const said = service?.needs[scenario.language] ?? [];
    return said.length > 0 ? chance.pick(said) : (service?.name ?? "");
  }

  get #window(): WishWindow {
    const { business, now } = this.#scene;
    return resolveWish(this.#current, business, now);
  }

  get #current(): TimeWish {
    return this.#wishes[Math.min(this.#wish, this.#wishes.length - 1)] ?? { day: { kind: "any" } };
  }

  #wishWords(): string {
    const { scenario, today, chance } = this.#scene;
    return sayWish(this.#current, this.#window, today, scenario.language, chance);
  }

  #bookOpening(isFirst: boolean): string {
    const { behaviour, language } = this.#scene.scenario;
    const also = isFirst ? "" : language === "es" ? "Sí, también. " : "Yes, one more thing. ";
    if (behaviour.opens === "vaguely" && isFirst) return this.#scene.chance.pick(this.#words.bookVaguely);
    if (behaviour.opens === "with_everything") {
      return language === "es"
        ? `${also}${this.#need} ¿Puede ser ${this.#wishWords()}?`
        : `${also}${this.#need} ${this.#scene.chance.pick(["Can I get in", "Do you have something", "I'd like an appointment"])} ${this.#wishWords()}?`;
    }
    return `${also}${this.#need} ${this.#scene.chance.pick(this.#words.wantsToBook)}`;
  }

  #sayWhen(text: string): Act {
    if (this.#asked > 0 && refusesTime(text)) this.#wish++;
    this.#asked++;
    if (this.#wish >= this.#wishes.length) {
      this.problem = "no wish of the caller could be met";
      return null;
    }
    if (this.#asked > this.#wishes.length + refusalsMax) {
      this.problem = "was asked for the time again and again";
      return null;
    }
    return say(this.#wishWords());
  }

  #chooseOffer(text: string): Act {
    const { chance, scenario } = this.#scene;
    const offers = momentsIn(text);
    this.#asked++;
    const fitting = offers.filter((offer) => this.#fits(offer));
    const [offer] = fitting.length > 0 ? [chance.pick(fitting)] : [];
    if (!offer) return this.#noneFits(text);
    if (this.#refused < (scenario.behaviour.refusesOffers ?? 0)) {
      this.#refused++;
      return say(chance.pick(this.#words.refuse));
    }
    return say(this.#pickWords(offer, offers));
  }

  #noneFits(text: string): Act {
    this.#unfit++;
    if (this.#unfit > 1 || refusesTime(text)) this.#wish++;
    if (this.#wish >= this.#wishes.length || this.#unfit > refusalsMax) {
      this.problem = `was offered nothing that suits: "${text}"`;
      return null;
    }
    const offers = momentsIn(text);
    const offer = offers.find((candidate) => this.#fits(candidate));
    if (offer) return say(this.#pickWords(offer, offers));
    return say(`${this.#scene.chance.pick(this.#words.noneFits)} ${capital(this.#wishWords())}.`);
  }

  #fits(moment: HeardMoment): boolean {
    return fits(this.#window, { date: dateOfMoment(moment, this.#scene.today), time: moment.time });
  }

  #pickWords(offer: HeardMoment, offers: HeardMoment[]): string {
    const { scenario, chance, today } = this.#scene;
    const place = offers.indexOf(offer);
    const time = sayTime(offer.time, scenario.language, chance);
    const isOnlyTime = offers.filter((other) => other.time === offer.time).length === 1;
    const isOneDay = new Set(offers.map(({ monthDay }) => monthDay)).size === 1;
    const ways = [place === 0 ? chance.pick(this.#words.pickFirst) : (this.#words.pickNth[place - 1] ?? time)];
    if (isOnlyTime && isOneDay) ways.push(scenario.language === "es" ? capital(time) : `${capital(time)} works`, time);
    if (!isOneDay)
      ways.push(
        `${sayDate(dateOfMoment(offer, today), today, scenario.language, chance)} ${scenario.language === "es" ? "" : "at "}${time}`,
      );
    if (offers.length === 1) ways.push(...this.#words.soundsGood, chance.pick(this.#words.yes));
    return chance.pick(ways);
  }

  #checkReadBack(text: string): Act {
    const change = this.#changeOfMind();
    if (change) return say(change);
    const wrong = this.#wrongIn(text);
    if (wrong === null) return say(this.#scene.chance.pick(this.#words.readBackYes));
    this.#corrections++;
    if (this.#corrections > correctionsMax) {
      this.problem = `was read back wrongly: "${text}"`;
      return null;
    }
    return say(wrong);
  }

  #changeOfMind(): string | null {
    if (this.#task.kind !== "book" || this.#hasChangedMind || !this.#task.changesMind) return null;
    this.#hasChangedMind = true;
    const { wish, service, name } = this.#task.changesMind;
    const isSpanish = this.#scene.scenario.language === "es";
    const said: string[] = [];
    if (service !== undefined) {
      this.#service = service;
      const other = this.#scene.business.services[service]?.name ?? "";
      said.push(isSpanish ? `no, mejor ${other}` : `actually, I want the ${other} instead`);
    }
    if (wish) {
      this.#wishes = [wish];
      this.#wish = 0;
      said.push(isSpanish ? `no, mejor ${this.#wishWords()}` : `no, actually make it ${this.#wishWords()}`);
    }
    if (name) {
      this.#name = name;
      said.push(isSpanish ? `no, el nombre es ${name}` : `no, the name should be ${name}`);
    }
    return capital(said.join(", "));
  }

  /** What the caller objects to in a read-back; null when all of it is right. */
  #wrongIn(text: string): string | null {
    const { scenario, business } = this.#scene;
    const isSpanish = scenario.language === "es";
    const moment = momentsIn(text).at(-1);
    if (moment && !this.#fits(moment)) {
      return isSpanish ? `No, ${this.#wishWords()}` : `No, I said ${this.#wishWords()}`;
    }
    if (this.#task.kind !== "book") return null;
    const service = business.services[this.#service]?.name ?? "";
    if (!foldText(text).includes(foldText(service))) return isSpanish ? `No, es ${service}` : `No, it's for ${service}`;
    const heard = /(?:for|a nombre de|under) ([^,.?]+)(?:, (?:at|en) |[.?])/i.exec(text)?.[1];
    if (heard && !isSameName(heard, this.#name)) {
      return isSpanish ? `No, mi nombre es ${this.#name}` : `No, my name is ${this.#name}`;
    }
    return null;
  }

  #restateMoment(): Act {
    const isSpanish = this.#scene.scenario.language === "es";
    return say(isSpanish ? `La hora, quiero ${this.#wishWords()}` : `The time, I want ${this.#wishWords()}`);
  }

  #confirmCancel(): Act {
    const { chance } = this.#scene;
    if (this.#task.kind === "cancel" && this.#task.changesMind) return say(chance.pick(this.#words.keepIt));
    return say(chance.pick(this.#words.yes));
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
