import type { WizardAnswers } from "@/lib/domain/onboarding/wizard-steps";
import type { SettingValues } from "@/lib/domain/settings/sections";
import type { WebsiteProposal } from "./proposal";

/** How long a visit takes when the website does not say: the owner sees it beside the item, and may change it. */
export const assumedMinutes = 60;

type Settings = Pick<SettingValues, "profile" | "services" | "hours" | "answers">;

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * The ticked items put over the settings as they are: what has the same name is filled up or replaced, the rest is
 * added, hours are replaced as a whole. Only the sections that something was ticked for come back.
 */
export function mergeIntoSettings(
  now: Settings,
  proposal: WebsiteProposal,
  ticked: ReadonlySet<string>,
  newId: () => string,
): Partial<Settings> {
  const merged: Partial<Settings> = {};
  const profile = proposal.profile.filter(({ id }) => ticked.has(id));
  if (profile.length > 0) {
    merged.profile = { ...now.profile, ...Object.fromEntries(profile.map(({ field, value }) => [field, value])) };
  }
  const services = proposal.services.filter(({ id }) => ticked.has(id));
  if (services.length > 0) {
    const kept = now.services.map((own) => {
      const found = services.find(({ name }) => sameName(name, own.name));
      if (!found) return own;
      return {
        ...own,
        description: own.description || found.description,
        priceCents: found.priceCents ?? own.priceCents,
        durationMinutes: found.durationMinutes ?? own.durationMinutes,
      };
    });
    const added = services.filter(({ name }) => !now.services.some((own) => sameName(own.name, name)));
    merged.services = [
      ...kept,
      ...added.map(({ name, description, priceCents, durationMinutes }) => ({
        id: newId(),
        name,
        synonyms: [],
        description,
        durationMinutes: durationMinutes ?? assumedMinutes,
        bufferMinutes: 0,
        priceCents,
        isActive: true,
        resourceIds: [],
      })),
    ];
  }
  if (proposal.hours && ticked.has(proposal.hours.id)) merged.hours = proposal.hours.rows;
  const answers = proposal.answers.filter(({ id }) => ticked.has(id));
  if (answers.length > 0) {
    const kept = now.answers.filter((own) => !answers.some(({ question }) => sameName(question, own.question)));
    const added = answers.map(({ question, answer }) => ({
      id: newId(),
      question,
      answer,
      keywords: [],
      expiresOn: "",
    }));
    merged.answers = [...kept, ...added];
  }
  return merged;
}

type WizardParts = Pick<WizardAnswers, "profile" | "services">;

/** The same over what the wizard knows; answers to questions have no step there and go into the settings. */
export function mergeIntoWizard(
  now: WizardParts,
  proposal: WebsiteProposal,
  ticked: ReadonlySet<string>,
): Partial<WizardParts> {
  const merged: Partial<WizardParts> = {};
  const profile = proposal.profile.filter(({ id }) => ticked.has(id));
  if (profile.length > 0) {
    merged.profile = { ...now.profile, ...Object.fromEntries(profile.map(({ field, value }) => [field, value])) };
  }
  const services = proposal.services.filter(({ id }) => ticked.has(id));
  const hours = proposal.hours && ticked.has(proposal.hours.id) ? proposal.hours.rows : null;
  if (services.length > 0 || hours) {
    const kept = now.services.services.map((own) => {
      const found = services.find(({ name }) => sameName(name, own.name));
      if (!found) return own;
      const { priceCents, durationMinutes } = found;
      return {
        ...own,
        priceCents: priceCents ?? own.priceCents,
        durationMinutes: durationMinutes ?? own.durationMinutes,
      };
    });
    const added = services.filter(({ name }) => !now.services.services.some((own) => sameName(own.name, name)));
    merged.services = {
      ...now.services,
      services: [
        ...kept,
        ...added.map(({ name, priceCents, durationMinutes }) => ({
          name,
          priceCents,
          durationMinutes: durationMinutes ?? assumedMinutes,
        })),
      ],
      hours: hours ?? now.services.hours,
    };
  }
  return merged;
}
