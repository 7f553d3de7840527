/** The trades that a business can have, with the words that people read. */
export const trades = {
  plumbing: "Plumbing",
  hvac: "Heating and cooling",
  electrical: "Electrical",
  roofing: "Roofing",
  painting: "Painting",
  cleaning: "Cleaning",
  landscaping: "Landscaping",
  salon: "Salon",
  clinic: "Clinic",
  general: "Something else",
} as const;
