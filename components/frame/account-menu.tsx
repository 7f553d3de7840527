"use client";

import { LogOut } from "lucide-react";
import { useTheme } from "next-themes";
import { Menu, MenuChoice, MenuItem, MenuLine } from "@/components/ui/menu";
import { AccountLook, accountStyle } from "./account-look";
import { themeOptions } from "./theme-options";
import { useSignOut } from "./use-sign-out";

/** The person who is signed in, the look, and the way out. */
export function AccountMenu({ email, onSignOut }: { email: string; onSignOut: () => Promise<void> }) {
  const { theme, setTheme } = useTheme();
  const signOut = useSignOut(onSignOut);
  return (
    <Menu
      side="top"
      trigger={
        <button type="button" className={accountStyle}>
          <AccountLook email={email} />
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
