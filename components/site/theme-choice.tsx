"use client";

import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";

const options = { system: "As my device", light: "Light", dark: "Dark" };
const never = () => () => undefined;

/** Light, dark, or as the device has it. */
export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  // The server does not know the choice; until the browser has read it the device's is shown.
  const isRead = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <label className="flex items-center gap-2 text-ink-soft text-note">
      Appearance
      <select
        value={isRead ? (theme ?? "system") : "system"}
        onChange={({ target }) => setTheme(target.value)}
        className="h-9 rounded-control border border-line-strong bg-surface px-2 text-ink"
      >
        {Object.entries(options).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
