"use client";

import { ChevronsUpDown, LogOut } from "lucide-react";
import { useTheme } from "next-themes";
import { Menu, MenuChoice, MenuItem, MenuLine } from "@/components/ui/menu";
import { useSignOut } from "./use-sign-out";

export const themeOptions = [
  { value: "system", label: "As on this device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** The person who is signed in, the look, and the way out. */
export function AccountMenu({ email, onSignOut }: { email: string; onSignOut: () => Promise<void> }) {
  const { theme, setTheme } = useTheme();
  const signOut = useSignOut(onSignOut);
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          className="flex h-11 w-full items-center gap-2.5 rounded-control px-2.5 text-left text-body hover:bg-sunken"
        >
          <span
            aria-hidden
            className="grid size-7 shrink-0 place-items-center rounded-full bg-brand-tint font-semibold text-brand text-note uppercase"
          >
            {email.slice(0, 1)}
          </span>
          <span className="min-w-0 flex-1 truncate text-ink-soft">{email}</span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
        </button>
      }
    >
      <MenuChoice label="Appearance" value={theme ?? "system"} options={themeOptions} onChange={setTheme} />
      <MenuLine />
      <MenuItem onSelect={signOut}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </Menu>
  );
}
