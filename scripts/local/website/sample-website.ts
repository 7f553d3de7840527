import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface SampleWebsite {
  url: string;
  close(): Promise<void>;
}

const structured = {
  "@context": "https://schema.org",
  "@type": "Plumber",
  name: "Copper Creek Plumbing",
  telephone: "(303) 555-0119",
  email: "office@coppercreek.example",
  description: "A family of plumbers in Denver since 1998. Drains, leaks and water heaters, repaired for good.",
  address: {
    "@type": "PostalAddress",
    streetAddress: "310 Blake Street",
    addressLocality: "Denver",
    addressRegion: "CO",
    postalCode: "80205",
  },
};

const bodies: Record<string, { title: string; html: string }> = {
  "/": {
    title: "Copper Creek Plumbing | Plumbers in Denver",
    html: `<h1>Denver's plumbers since 1998</h1><p>Drains, leaks and water heaters.</p>
      <script type="application/ld+json">${JSON.stringify(structured)}</script>`,
  },
  "/services": {
    title: "Services and prices",
    html: `<h1>Services and prices</h1><ul>
      <li>Drain cleaning – $149 (60 min)</li><li>Leak repair – $129 (60 min)</li>
      <li>Water heater repair – from $190 (90 min)</li><li>Camera inspection – $210 (45 min)</li></ul>`,
  },
  "/hours": {
    title: "Opening hours",
    html: "<h1>Opening hours</h1><p>Monday – Friday: 7:30 AM – 6:00 PM</p><p>Saturday 9–1</p><p>Sunday closed</p>",
  },
  "/faq": {
    title: "Questions",
    html: `<h1>Questions</h1><h3>Do you charge for the visit?</h3><p>The visit is free when we do the work; otherwise it is $49.</p>
      <h3>Are you licensed and insured?</h3><p>Yes, in Colorado since 1998.</p>
      <h3>Do you come on weekends?</h3><p>On Saturdays until one o'clock. On Sundays for emergencies alone.</p>`,
  },
  "/contact": {
    title: "Contact",
    html: `<h1>Contact</h1><p>310 Blake Street, Denver, CO 80205</p><p><a href="tel:+13035550119">(303) 555-0119</a></p>`,
  },
};

/** A plumber's small website on this machine, to try the website import with. Listens on 127.0.0.1 only. */
export async function startSampleWebsite(port: number): Promise<SampleWebsite> {
  const server = createServer((request, response) => {
    const page = bodies[new URL(request.url ?? "/", "http://127.0.0.1").pathname];
    response.writeHead(page ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
    response.end(page ? render(page) : "<h1>Not found</h1>");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function render({ title, html }: { title: string; html: string }): string {
  const links = Object.entries(bodies).map(([href, page]) => `<a href="${href}">${page.title}</a>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
    <body><nav>${links.join(" ")}</nav><main>${html}</main></body></html>`;
}
