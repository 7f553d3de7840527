/** Integer cents as "$149" or "$149.50". */
export function formatCents(cents: number): string {
  const dollars = (cents / 100).toLocaleString("en-US", {
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  });
  return `$${dollars}`;
}

/** The price of a service as it is said; null is confirmed on site (spec 2.7). */
export function spokenPrice(service: string, priceCents: number | null, language: "en" | "es"): string {
  if (priceCents === null) {
    return language === "es"
      ? `El precio de ${service} lo confirmamos en la visita.`
      : `We confirm the price of ${service} on site, before any work begins.`;
  }
  const price = formatCents(priceCents);
  return language === "es" ? `${service} cuesta ${price}.` : `${service} is ${price}.`;
}
