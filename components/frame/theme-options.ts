export const themeOptions = [
  { value: "system", label: "As on this device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];
