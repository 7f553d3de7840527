/** A company as the carriers want to know it. */
export const company = {
  legalName: "Rivera Plumbing LLC",
  ein: "841234567",
  street: "12 Pine Street",
  city: "Denver",
  state: "CO",
  zip: "80202",
  contactFirstName: "Maria",
  contactLastName: "Rivera",
  contactEmail: "maria@rivera.example.com",
  contactPhone: "+13035550142",
  website: "https://rivera.example.com",
};
