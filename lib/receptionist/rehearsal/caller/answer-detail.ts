import { isSameName } from "@/lib/domain/language/person-name";
import type { CallerAct, Question } from "@/lib/receptionist/rehearsal/scenario";
import { phrases } from "./phrases";
import { type Scene, speech } from "./scene";
import { sayDigits, sayPhone, spell } from "./words";

/** Answers to what is asked of anybody: name, number, place. Null when the question is about the matter itself. */
export function answerDetail(scene: Scene, question: Question, text: string): CallerAct | null {
  const { scenario, chance } = scene;
  const { caller, language, behaviour } = scenario;
  switch (question) {
    case "name":
      return speech(sayName(scene, behaviour.spellsName === true || /spell|deletre/i.test(text)));
    case "confirm_name":
      if (
        isSameName(text.replace(/^.*(?:speaking with|speaking to|hablo con) /i, "").replace(/\?.*$/, ""), caller.name)
      ) {
        return speech(chance.pick(phrases[language].yes));
      }
      return speech(language === "es" ? `No, soy ${caller.name}.` : `No, this is ${caller.name}.`);
    case "phone":
      return speech(sayPhone(caller.phone, language, chance));
    case "name_or_phone":
      return speech(
        language === "es"
          ? `Está a nombre de ${caller.name}, el teléfono es ${sayPhone(caller.phone, language, chance)}`
          : `It's under ${caller.name}, the number is ${sayPhone(caller.phone, language, chance)}`,
      );
    case "zip":
      return speech(chance.happens(0.6) ? caller.zip : sayDigits(caller.zip, language));
    case "address":
      return speech(behaviour.isTerse ? caller.address : chance.pick([caller.address, `It's ${caller.address}`]));
    default:
      return null;
  }
}

function sayName({ scenario, chance }: Scene, isSpelled: boolean): string {
  const { caller, language, behaviour } = scenario;
  const [last = ""] = caller.name.split(" ").slice(-1);
  const spelled = isSpelled ? `, ${spell(last)}` : "";
  if (behaviour.isTerse) return `${caller.name}${spelled}`;
  const forms =
    language === "es"
      ? [caller.name, `Me llamo ${caller.name}`, `Mi nombre es ${caller.name}`, `Soy ${caller.name}`]
      : [
          caller.name,
          `My name is ${caller.name}`,
          `It's ${caller.name}`,
          `This is ${caller.name}`,
          `Sure, ${caller.name}`,
        ];
  return `${chance.pick(forms)}${spelled}`;
}
