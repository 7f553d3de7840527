import { describe, expect, test } from "vitest";
import { isAboutExisting, isBookingRequest } from "@/lib/domain/language/booking-request";
import { callIntent } from "@/lib/domain/language/call-intent";
import { detectLanguage } from "@/lib/domain/language/detect-language";
import { ruleIntent } from "@/lib/domain/language/intents";
import { matchService } from "@/lib/domain/language/match-service";
import { correctedName, findIntroducedName, nameAnswer } from "@/lib/domain/language/person-name";
import { findPhoneNumber } from "@/lib/domain/language/phone-number";
import { addressAnswer, findZip } from "@/lib/domain/language/place";
import { findSpelledName } from "@/lib/domain/language/spelled-name";
import { yesOrNo } from "@/lib/domain/language/yes-no";

describe("an intent", () => {
  test.each([
    ["I'd like to schedule a repair visit", "book"],
    ["can you send someone out tomorrow", "book"],
    ["do you have anything on Friday", "book"],
    ["I need to move my appointment to Thursday", "reschedule"],
    ["I have a booking and I need to amend the date", "reschedule"],
    ["please cancel my visit", "cancel"],
    ["I won't be able to make it on Monday", "cancel"],
    ["what time is my appointment", "existing"],
    ["the technician hasn't shown up", "existing"],
    ["how much is a drain cleaning", "question"],
    ["can I leave a message for Bob", "message"],
    ["let me talk to a real person", "person"],
    ["are you a robot?", "robot"],
    ["am I talking to a computer", "robot"],
    ["stop texting me", "opt_out"],
    ["take me off your list", "opt_out"],
    ["sorry, wrong number", "wrong_number"],
    ["could you repeat that", "repeat"],
    ["thanks, bye", "goodbye"],
    ["quiero hacer una cita", "book"],
    ["necesito cambiar mi cita", "reschedule"],
    ["quiero cancelar", "cancel"],
    ["¿es usted un robot?", "robot"],
    ["páseme con una persona", "person"],
    ["¿cuánto cuesta una limpieza?", "question"],
    ["deje de mandarme mensajes", "opt_out"],
  ])("of %j is %s", (text, intent) => {
    expect(ruleIntent(text)).toBe(intent);
  });

  test.each(["tomorrow at ten", "yes", "Ana Ruiz", "78704", ""])("is not made up from %j", (text) => {
    expect(ruleIntent(text)).toBeNull();
  });

  test("is a booking when an offer to book is accepted, and none when it is declined", () => {
    const offer = "Would you like me to book an appointment for you?";

    expect(isBookingRequest("yes please", offer)).toBe(true);
    expect(isBookingRequest("not right now", offer)).toBe(false);
    expect(isBookingRequest("no, I don't want to book anything", offer)).toBe(false);
  });

  test("tells an appointment that stands from one that is wanted", () => {
    expect(isAboutExisting("I had an appointment yesterday and forgot what she said")).toBe(true);
    expect(isAboutExisting("I'd like to have an appointment")).toBe(false);
    expect(callIntent(["Hello", "I had an appointment with Dr. Lee", "I need the instructions"])).toBe("existing");
    expect(callIntent(["Hello", "I need an appointment with Dr. Lee"])).toBe("book");
  });
});

describe("yes and no", () => {
  test.each([
    ["yeah that works", "yes"],
    ["no problem", "yes"],
    ["sounds good to me", "yes"],
    ["sí, claro", "yes"],
    ["nope", "no"],
    ["none of those", "no"],
    ["actually no", "no"],
    ["that's not right", "no"],
    ["no me sirve", "no"],
    ["tomorrow at ten", null],
    ["yes but not on Friday", null],
  ])("%j means %j", (text, answer) => {
    expect(yesOrNo(text)).toBe(answer);
  });
});

describe("a name", () => {
  test.each([
    ["my name is ana ruiz", "Ana Ruiz"],
    ["This is Ana Ruiz and I need a plumber", "Ana Ruiz"],
    ["the appointment is under Lee Chang", "Lee Chang"],
    ["Petrina Obregon is my name", "Petrina Obregon"],
    ["me llamo María López", "María López"],
    ["just call me Ben", "Ben"],
  ])("is introduced in %j", (text, name) => {
    expect(findIntroducedName(text)).toBe(name);
  });

  test.each([
    "this is ridiculous",
    "I'm calling about my heater",
    "book it for Friday",
    "I AM CONFIRMED AT TEN",
    "it's Tuesday",
    "tell her that the amount is wrong and to call me back",
    "call me tomorrow at this number",
  ])("is not made up from %j", (text) => {
    expect(findIntroducedName(text)).toBeNull();
  });

  test.each([
    ["Ana Ruiz", "Ana Ruiz"],
    ["um, it's kim park please", "Kim Park"],
    ["Jon Smyth, S-M-Y-T-H", "Jon Smyth"],
    ["Jon Smith, that's S M Y T H", "Jon Smyth"],
    ["K as in kilo, I, M", "Kim"],
    ["double u is not a name", null],
    ["I don't want to say", null],
  ])("is heard in the answer %j", (text, name) => {
    expect(nameAnswer(text)).toBe(name);
  });

  test("is spelled with single letters, code words and doubled letters", () => {
    expect(findSpelledName("L-double E")).toBe("Lee");
    expect(findSpelledName("alpha november alpha")).toBe("Ana");
    expect(findSpelledName("M as in Mary, A, R, K")).toBe("Mark");
  });

  test("is corrected in the part that the spelling resembles", () => {
    expect(correctedName("Priya Pattel", "it's Patel with one T, P-A-T-E-L")).toBe("Priya Patel");
  });
});

describe("a telephone number", () => {
  test.each([
    ["512 555 0188", "+15125550188"],
    ["five one two, five five five, oh one eight eight", "+15125550188"],
    ["five twelve, five fifty five, zero one eighty eight", "+15125550188"],
    ["it's five one two, triple five, oh one double eight", "+15125550188"],
    ["(512) 555-0188 is my cell", "+15125550188"],
    ["cinco uno dos, cinco cinco cinco, cero uno ocho ocho", "+15125550188"],
    ["+45 12 34 56 78", "+4512345678"],
  ])("is read from %j", (text, number) => {
    expect(findPhoneNumber(text)).toBe(number);
  });

  test.each(["tomorrow at ten thirty", "my unit is 1530 and 4 rooms", "order 12345"])(
    "is not made up from %j",
    (text) => {
      expect(findPhoneNumber(text)).toBeNull();
    },
  );
});

describe("a place", () => {
  test("has a ZIP in figures or in words", () => {
    expect(findZip("it's 78704")).toBe("78704");
    expect(findZip("seven eight seven oh four")).toBe("78704");
    expect(findZip("12345 Oak Street, Austin 78704-1234")).toBe("78704");
    expect(findZip("my number is 512 555 0188")).toBeNull();
  });

  test("a house number of five digits is no ZIP code", () => {
    expect(findZip("12345 Oak St")).toBeNull();
    expect(findZip("I'm at 12345 West Oak Creek Road, Denver")).toBeNull();
    expect(findZip("12345 Oak Street, Denver, CO 80202")).toBe("80202");
    expect(findZip("80202, 12 Oak Street")).toBe("80202");
    expect(findZip("80202 and the street is Elm Street")).toBe("80202");
    expect(findZip("80202 is where my street is")).toBe("80202");
    expect(findZip("zip 80202, it's 9 Elm Street")).toBe("80202");
  });

  test.each([
    ["it's 12 Oak Street", "12 Oak Street"],
    ["1200 West Elm Avenue apt 4", "1200 West Elm Avenue apt 4"],
    ["vivo en Calle Luna 45", "Calle Luna 45"],
    ["I don't know", null],
  ])("has an address in %j", (text, address) => {
    expect(addressAnswer(text)).toBe(address);
  });
});

describe("a service", () => {
  const PLUMBING = ["Drain cleaning", "Water heater replacement", "Leak repair", "Toilet repair"].map((name) => ({
    name,
    synonyms: [],
  }));
  const CLEANING = ["Standard cleaning", "Deep cleaning", "Window cleaning"].map((name) => ({ name, synonyms: [] }));

  test.each([
    ["my kitchen drain is clogged", "Drain cleaning"],
    ["the water heater died", "Water heater replacement"],
    ["tengo una fuga debajo del lavabo", "Leak repair"],
    ["toillet", "Toilet repair"],
  ])("is found in %j", (text, name) => {
    expect(matchService(text, PLUMBING)).toEqual({ kind: "one", name });
  });

  test("is asked for when the words fit several", () => {
    expect(matchService("I need some cleaning", CLEANING)).toMatchObject({ kind: "several" });
    expect(matchService("a deep clean please", CLEANING)).toEqual({ kind: "one", name: "Deep cleaning" });
  });

  test.each(["not sure", "tomorrow at ten", "yes", "my name is Ana"])("is not made up from %j", (text) => {
    expect(matchService(text, PLUMBING)).toEqual({ kind: "none" });
  });
});

test("the language of a caller shows in their words, and not in a name or a number", () => {
  expect(detectLanguage("Hola, necesito una cita")).toBe("es");
  expect(detectLanguage("I need an appointment please")).toBe("en");
  expect(detectLanguage("Ana Ruiz")).toBeNull();
  expect(detectLanguage("no")).toBeNull();
});
