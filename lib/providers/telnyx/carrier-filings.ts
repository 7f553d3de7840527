import { APIError, type Telnyx } from "telnyx";
import { rowByState } from "@/lib/domain/messages/state-hours";
import { AppError } from "@/lib/errors";
import type { CarrierFilings } from "@/lib/ports/messaging";
import { withTelnyxErrors } from "./with-telnyx-errors";

type Vertical = Telnyx.Messaging10dlc.BrandCreateParams["vertical"];

/** Filed once and looked up afterwards: the SDK's own retries would file again. */
const once = { timeout: 20_000, maxRetries: 0 };
const verticals: Record<string, Vertical> = { cleaning: "PROFESSIONAL", salon: "RETAIL", clinic: "HEALTHCARE" };
const verified = ["VERIFIED", "VETTED_VERIFIED", "SELF_DECLARED"];
const mismatch = "The legal name, the EIN and the address do not fit together in the tax office's records.";

/** Files brands, campaigns and toll-free verifications at Telnyx; events come to the address that names the business. */
export function createTelnyxCarrierFilings(client: Telnyx, appUrl: string): CarrierFilings {
  const webhook = (businessId: string) => `${appUrl}/api/telnyx/messaging-webhook?business=${businessId}`;
  const terms = `${appUrl}/messaging-terms`;
  return {
    fileBrand: (filing) => withRefusals(() => fileBrand(client, filing, webhook(filing.businessId))),
    fileCampaign: (filing) => withRefusals(() => fileCampaign(client, filing, { terms, webhook })),
    assignNumber: (request) => withRefusals(() => assignNumber(client, request)),
    fileTollFree: (filing) => withRefusals(() => fileTollFree(client, filing, { terms, webhook })),
    end: (filed) => withRefusals(() => endFiled(client, filed)),
  };
}

type BrandFiling = Parameters<CarrierFilings["fileBrand"]>[0];
type CampaignFiling = Parameters<CarrierFilings["fileCampaign"]>[0];
interface Addresses {
  terms: string;
  webhook: (businessId: string) => string;
}

async function fileBrand(
  client: Telnyx,
  filing: BrandFiling,
  webhookURL: string,
): ReturnType<CarrierFilings["fileBrand"]> {
  const wanted = brandOf(filing, webhookURL);
  const known = filing.brandId ?? (await findBrand(client, wanted.displayName, webhookURL));
  const brand = known
    ? await correctBrand(client, known, wanted)
    : await client.messaging10dlc.brand.create(wanted, once);
  if (!brand.brandId) throw new AppError("unavailable", "The carrier cannot be reached right now.");
  const { brandId } = brand;
  if (brand.status === "REGISTRATION_FAILED") {
    return { brandId, state: "refused", reason: brand.failureReasons ?? mismatch };
  }
  if (verified.includes(brand.identityStatus ?? "")) return { brandId, state: "verified", reason: null };
  if (brand.status === "OK") return { brandId, state: "refused", reason: brand.failureReasons ?? mismatch };
  return { brandId, state: "pending", reason: null };
}

function brandOf({ company, texts, trade }: BrandFiling, webhookURL: string): Telnyx.Messaging10dlc.BrandCreateParams {
  return {
    entityType: "PRIVATE_PROFIT",
    displayName: texts.businessName,
    companyName: company.legalName,
    ein: company.ein,
    street: company.street,
    city: company.city,
    state: company.state,
    postalCode: company.zip,
    country: "US",
    firstName: company.contactFirstName,
    lastName: company.contactLastName,
    email: company.contactEmail,
    phone: company.contactPhone,
    website: company.website,
    vertical: verticals[trade] ?? "CONSTRUCTION",
    webhookURL,
  };
}

/** A brand of an earlier try whose answer was lost: the address of its events names the business. */
async function findBrand(client: Telnyx, displayName: string, webhookURL: string): Promise<string | null> {
  for await (const { brandId, displayName: name } of client.messaging10dlc.brand.list({ displayName })) {
    if (!brandId || name !== displayName) continue;
    const brand = await client.messaging10dlc.brand.retrieve(brandId);
    if (brand.webhookURL === webhookURL) return brandId;
  }
  return null;
}

/** A brand as it stands, or as it stands once it says what the owner has corrected. */
async function correctBrand(client: Telnyx, brandId: string, wanted: Telnyx.Messaging10dlc.BrandCreateParams) {
  const brand = await client.messaging10dlc.brand.retrieve(brandId);
  const told = ["companyName", "ein", "street", "city", "state", "postalCode", "email", "phone", "website"] as const;
  const isSame = told.every((field) => brand[field] === wanted[field]);
  return isSame ? brand : client.messaging10dlc.brand.update(brandId, wanted, once);
}

async function fileCampaign(
  client: Telnyx,
  filing: CampaignFiling,
  { terms, webhook }: Addresses,
): ReturnType<CarrierFilings["fileCampaign"]> {
  const { businessId, brandId, texts } = filing;
  const referenceId = `${businessId}-${filing.round}`;
  for await (const { campaignId, referenceId: known } of client.messaging10dlc.campaign.list({ brandId })) {
    if (campaignId && known === referenceId) return { campaignId };
  }
  const samples = Object.fromEntries(texts.samples.slice(0, 5).map((text, index) => [`sample${index + 1}`, text]));
  const { campaignId } = await client.messaging10dlc.campaignBuilder.submit(
    {
      ...samples,
      brandId,
      referenceId,
      usecase: "LOW_VOLUME",
      subUsecases: ["CUSTOMER_CARE", "ACCOUNT_NOTIFICATION"],
      description: `Confirmations, reminders and answers of ${texts.businessName} to people who booked or asked.`,
      messageFlow: texts.optInFlow,
      helpMessage: `${texts.businessName}: call us for help. Reply STOP to opt out.`,
      optoutMessage: `${texts.businessName}: you are opted out and get no more texts.`,
      subscriberOptin: true,
      subscriberOptout: true,
      subscriberHelp: true,
      embeddedLink: texts.samples.some((text) => /https?:\/\//i.test(text)),
      embeddedPhone: texts.samples.some((text) => /\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}/.test(text)),
      termsAndConditions: true,
      termsAndConditionsLink: terms,
      ...(texts.privacyUrl ? { privacyPolicyLink: texts.privacyUrl } : {}),
      webhookURL: webhook(businessId),
    },
    once,
  );
  if (!campaignId) throw new AppError("unavailable", "The carrier cannot be reached right now.");
  return { campaignId };
}

async function assignNumber(client: Telnyx, { campaignId, e164 }: { campaignId: string; e164: string }) {
  const known = await client.messaging10dlc.phoneNumberCampaigns.retrieve(e164).catch((error) => {
    if (error instanceof APIError && error.status === 404) return null;
    throw error;
  });
  if (known?.campaignId === campaignId) return;
  await client.messaging10dlc.phoneNumberCampaigns.create({ campaignId, phoneNumber: e164 }, once);
}

async function fileTollFree(
  client: Telnyx,
  filing: BrandFiling,
  { terms, webhook }: Addresses,
): ReturnType<CarrierFilings["fileTollFree"]> {
  const { requests } = client.messagingTollfree.verification;
  const wanted = tollFreeOf(filing, terms, webhook(filing.businessId));
  const known = filing.requestId ?? (await findRequest(client, filing.numbers[0]));
  const { id } = known ? await requests.update(known, wanted, once) : await requests.create(wanted, once);
  return { requestId: id };
}

async function findRequest(client: Telnyx, e164: string | undefined): Promise<string | null> {
  if (!e164) return null;
  const asked = { page: 1, page_size: 20, phone_number: e164 };
  for await (const request of client.messagingTollfree.verification.requests.list(asked)) {
    if (request.phoneNumbers.some(({ phoneNumber }) => phoneNumber === e164)) return request.id;
  }
  return null;
}

function tollFreeOf({ company, texts, numbers }: BrandFiling, terms: string, webhookUrl: string) {
  return {
    businessName: company.legalName,
    doingBusinessAs: texts.businessName,
    corporateWebsite: company.website,
    businessAddr1: company.street,
    businessCity: company.city,
    // They want the name of the state, not its letters.
    businessState: rowByState.get(company.state)?.name ?? company.state,
    businessZip: company.zip,
    businessContactFirstName: company.contactFirstName,
    businessContactLastName: company.contactLastName,
    businessContactEmail: company.contactEmail,
    businessContactPhone: company.contactPhone,
    businessRegistrationNumber: company.ein,
    businessRegistrationType: "EIN",
    businessRegistrationCountry: "US",
    messageVolume: "1,000" as const,
    phoneNumbers: numbers.map((phoneNumber) => ({ phoneNumber })),
    useCase: "Appointments" as const,
    useCaseSummary: "Confirmations and reminders of appointments, and answers to people who texted first.",
    productionMessageContent: texts.samples[0] ?? "",
    optInWorkflow: texts.optInFlow,
    optInWorkflowImageURLs: [{ url: terms }],
    additionalInformation: texts.samples.slice(1).join("\n"),
    privacyPolicyURL: texts.privacyUrl,
    termsAndConditionURL: terms,
    webhookUrl,
  };
}

async function endFiled(
  client: Telnyx,
  { brandId, requestId }: Parameters<CarrierFilings["end"]>[0],
): ReturnType<CarrierFilings["end"]> {
  const isRequestGone =
    !requestId || (await isDeleted(client.messagingTollfree.verification.requests.delete(requestId)));
  if (brandId && !(await isDeleted(endBrand(client, brandId)))) return "later";
  return isRequestGone ? "gone" : "kept";
}

async function endBrand(client: Telnyx, brandId: string): Promise<void> {
  const campaigns: string[] = [];
  for await (const { campaignId } of client.messaging10dlc.campaign.list({ brandId })) {
    if (campaignId) campaigns.push(campaignId);
  }
  for (const campaignId of campaigns) await isDeleted(client.messaging10dlc.campaign.deactivate(campaignId));
  await client.messaging10dlc.brand.delete(brandId);
}

/** False when the carrier keeps it for now; what is not there counts as deleted. */
async function isDeleted(deletion: Promise<unknown>): Promise<boolean> {
  try {
    await deletion;
    return true;
  } catch (error) {
    const status = error instanceof APIError ? error.status : undefined;
    if (status === 404) return true;
    if (status === 400 || status === 409 || status === 422) return false;
    throw error;
  }
}

const withRefusals = <Result>(work: () => Promise<Result>) => withTelnyxErrors(work, wordsOf);

/** What the carrier objects to, for the owner who has to correct it. */
function wordsOf({ error, status }: APIError): string {
  const body = error as { errors?: { detail?: string }[] } | undefined;
  return body?.errors?.[0]?.detail ?? `The carriers refused it (${status}).`;
}
