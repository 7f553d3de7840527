import type Stripe from "stripe";
import { z } from "zod";
import { noSuch } from "./errors";
import { page, within } from "./lists";
import type { Event } from "./objects";
import { flag, params, range, text } from "./params";
import { none, type StripeRouter } from "./router";
import type { StripeWorld } from "./world";

const listParams = params<Stripe.EventListParams>()({
  type: text.optional(),
  types: z.array(text).max(20).optional(),
  created: range.optional(),
  delivery_success: flag.optional(),
});

export function mountEvents(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  router.list("/events", listParams, ({ type, types, created, delivery_success, ...paging }, { path }) => {
    const matching = state.events.filter(
      (event) =>
        matches(event, type) &&
        (!types || types.some((one) => matches(event, one))) &&
        within(event.created, created) &&
        (delivery_success === undefined || wasDelivered(world, event) === delivery_success),
    );
    return page(matching, path, paging);
  });
  router.get("/events/:id", none, (_, { id }) => {
    const event = state.events.find((one) => one.id === id);
    if (!event) throw noSuch("event", id);
    return event;
  });
}

// `customer.*` stands for a whole family.
function matches(event: Event, type: string | undefined): boolean {
  if (!type) return true;
  return type.endsWith("*") ? event.type.startsWith(type.slice(0, -1)) : event.type === type;
}

function wasDelivered({ state }: StripeWorld, event: Event): boolean {
  return state.deliveries.some(({ reference, status }) => reference === event.id && status !== null && status < 300);
}
