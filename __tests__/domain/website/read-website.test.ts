import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chooseLinks } from "@/lib/domain/website/choose-links";
import { websiteProposal } from "@/lib/domain/website/proposal";
import { isEmptyProposal, readWebsite } from "@/lib/domain/website/read-website";
import { parsePage } from "@/lib/providers/web/parse-page";

const page = (name: string, url = `https://${name}.example/`) =>
  parsePage(readFileSync(`__tests__/fixtures/websites/${name}.html`, "utf8"), url);

const week = (days: number[], opens: string, closes: string) => days.map((weekday) => ({ weekday, opens, closes }));

describe("a plumber's website with blocks for search engines", () => {
  const home = page("plumber");
  const found = readWebsite([home, page("plumber-faq", "https://plumber.example/faq")]);

  test("gives the profile as the blocks have it", () => {
    expect(Object.fromEntries(found.profile.map(({ field, value }) => [field, value]))).toEqual({
      name: "Copper Creek Plumbing",
      phone: "+13035550119",
      email: "office@coppercreek.example",
      address: "310 Blake Street, Denver, CO 80205",
      description: "A family of plumbers in Denver since 1998.",
    });
  });

  test("gives the hours of the week", () => {
    expect(found.hours?.rows).toEqual([...week([1, 2, 3, 4, 5], "07:30", "18:00"), ...week([6], "09:00", "13:00")]);
  });

  test("gives services with a price only where one price is said", () => {
    expect(found.services.map(({ name, priceCents }) => [name, priceCents])).toEqual([
      ["Drain cleaning", 14900],
      ["Water heater service", null],
    ]);
  });

  test("gives each question once, without markup, with the page that answers it", () => {
    expect(found.answers).toMatchObject([
      { question: "Do you charge for the visit?", answer: "The visit is free when we do the work." },
      { question: "Are you licensed and insured?", answer: "Yes, in Colorado since 1998." },
      { question: "Can you come today?", answer: "Most days we can. Call before noon and we will tell you." },
    ]);
    expect(found.answers[0]?.source).toBe("https://plumber.example/faq");
  });

  test("leads on to pages of its own that look worth reading, and to no file and no other site", () => {
    expect(chooseLinks(home, 5)).toEqual([
      "https://plumber.example/services",
      "https://plumber.example/faq",
      "https://plumber.example/contact",
    ]);
  });
});

test("a salon's table gives services with minutes; from-prices and ranges are no prices", () => {
  const found = readWebsite([page("salon")]);

  expect(found.services.map(({ name, priceCents, durationMinutes }) => [name, priceCents, durationMinutes])).toEqual([
    ["Haircut", 6500, 45],
    ["Color and gloss", 18050, 120],
    ["Balayage", null, 180],
    ["Blowout", null, 45],
  ]);
  expect(found.hours?.rows).toEqual([...week([2, 3, 4, 5], "10:00", "19:00"), ...week([6], "09:00", "17:00")]);
  expect(Object.fromEntries(found.profile.map(({ field, value }) => [field, value]))).toEqual({
    name: "Marigold Hair",
    phone: "+14155550134",
    address: "88 Valencia Street, San Francisco, CA 94103",
  });
});

test("a clinic's site in Spanish is read as well", () => {
  const found = readWebsite([page("clinica")]);

  expect(found.services.map(({ name, priceCents, durationMinutes }) => [name, priceCents, durationMinutes])).toEqual([
    ["Primera consulta", 12000, 45],
    ["Consulta de seguimiento", 8000, null],
    ["Vacunas", null, null],
  ]);
  expect(found.hours?.rows).toEqual([...week([1, 2, 3, 4, 5], "08:00", "17:00"), ...week([6], "09:00", "13:00")]);
  expect(found.answers).toMatchObject([
    { question: "¿Aceptan seguro médico?", answer: "Sí, la mayoría de los seguros." },
  ]);
  expect(found.profile).toContainEqual(expect.objectContaining({ field: "email", value: "hola@aurora.example" }));
});

test("cards and a footer are read; praise, slogans and hidden words are not", () => {
  const found = readWebsite([page("hvac-cards")]);

  expect(found.services).toMatchObject([
    { name: "Furnace repair", priceCents: 11900, durationMinutes: 90 },
    { name: "AC tune-up", priceCents: null },
  ]);
  expect(found.hours?.rows).toEqual([...week([1, 2, 3], "07:00", "19:00"), ...week([4, 5], "07:00", "17:00")]);
  expect(found.profile).toContainEqual(
    expect.objectContaining({ field: "address", value: "500 W Madison Street, Chicago, IL 60661" }),
  );
});

test("a page that says nothing gives nothing, and broken blocks break nothing", () => {
  expect(isEmptyProposal(readWebsite([page("nothing")]))).toBe(true);
});

test.each(["plumber", "plumber-faq", "salon", "clinica", "hvac-cards", "nothing"])(
  "what is read of %s fits what is stored",
  (name) => {
    expect(websiteProposal.safeParse(readWebsite([page(name)])).success).toBe(true);
  },
);
