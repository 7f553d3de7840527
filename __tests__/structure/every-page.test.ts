import { expect, test } from "vitest";
import { listFiles, read } from "@/__tests__/structure/source-files";
import { everyPage, pagesOfJourneys } from "@/scripts/pages/every-page";

/** "/dashboard/calls/[id]" of "app/dashboard/calls/[id]/page.tsx", without the folders in brackets that group. */
const routeOf = (file: string): string =>
  file
    .replace(/^app/, "")
    .replace(/\/page\.tsx$/, "")
    .replaceAll(/\/\([^)]+\)/g, "") || "/";

const addresses = Object.values(everyPage).map(({ address }) =>
  typeof address === "string" ? address.replace(/\?.*$/, "") : `${address.under}/row`,
);

const fits = (route: string) => new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, "[^/]+")}$`);

test("each page of the product is pictured, checked and measured", () => {
  const routes = listFiles("app")
    .filter((file) => file.endsWith("/page.tsx"))
    .map(routeOf);

  expect(
    routes.filter((route) => !(route in pagesOfJourneys) && !addresses.some((one) => fits(route).test(one))),
  ).toEqual([]);
});

test("pages of a journey are opened in it, by an address that stands there", () => {
  const unopened = Object.entries(pagesOfJourneys).filter(([route, spec]) => {
    const text = read(`__tests__/e2e/${spec}`).replaceAll("\\/", "/");
    return !new RegExp(`${route.replaceAll(/\[[^\]]+\]/g, "[^\"'`\\s/]+")}(?![\\w/-])`).test(text);
  });

  expect(unopened).toEqual([]);
});
