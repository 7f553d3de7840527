/**
 * The keys of lists: `j` and `k` walk the rows of `[data-walk]`, `e` puts away the row in focus or what is open
 * (`[data-archive]`), `/` goes to `[data-search]`. Enter opens, because what is walked are links and buttons.
 */
export function pressListKey(event: KeyboardEvent): void {
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector<HTMLElement>("[data-search]")?.focus();
  } else if (event.key === "j" || event.key === "k") walk(event.key === "j" ? 1 : -1);
  else if (event.key === "e") putAway();
}

/** What a row is opened by. Streamed pages leave copies behind that nobody sees. */
function rowsOf(list: Element): HTMLElement[] {
  const places = list.matches("ul, ol") ? [...list.children] : [list];
  return places.flatMap((place) => place.querySelector<HTMLElement>("a, button") ?? []);
}

function walk(step: number): void {
  const rows = [...document.querySelectorAll("[data-walk]")].flatMap(rowsOf).filter((row) => row.offsetParent);
  const here = rows.indexOf(document.activeElement as HTMLElement);
  rows[Math.min(rows.length - 1, Math.max(0, here + step))]?.focus();
}

function putAway(): void {
  const row = document.activeElement?.closest("[data-walk] > *");
  // A row without such a button is not what is open beside it.
  const button = row ? row.querySelector<HTMLElement>("[data-archive]") : onlyOne();
  button?.click();
}

/** Outside of lists: what is open has one of these at most. */
function onlyOne(): HTMLElement | null {
  const all = [...document.querySelectorAll<HTMLElement>("[data-archive]")].filter(
    (button) => button.offsetParent && !button.closest("[data-walk]"),
  );
  return all.length === 1 ? (all[0] ?? null) : null;
}
