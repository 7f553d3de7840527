import type { RegistrationCompany } from "./registration-company";

/** A form about the company before anything is written in it. */
export const emptyCompany: RegistrationCompany = {
  legalName: "",
  ein: "",
  street: "",
  city: "",
  state: "",
  zip: "",
  contactFirstName: "",
  contactLastName: "",
  contactEmail: "",
  contactPhone: "",
  website: "",
};
