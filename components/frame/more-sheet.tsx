"use client";

import { ChartColumn, CreditCard, Headset, LogOut, Menu, Settings, Smartphone, Users } from "lucide-react";
import Link from "next/link";
import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Sheet, SheetClose } from "@/components/ui/sheet";
import { themeOptions } from "./theme-options";
import { useChooseBusiness } from "./use-choose-business";
import { useSignOut } from "./use-sign-out";

const morePlaces = [
  { href: "/dashboard/customers", label: "Customers", icon: Users },
  { href: "/dashboard/receptionist", label: "Receptionist", icon: Headset },
  { href: "/dashboard/reports", label: "Reports", icon: ChartColumn },
  { href: "/dashboard/phone", label: "Phone and texts", icon: Smartphone },
  { href: "/dashboard/billing", label: "Billing", icon: CreditCard },
  { href: "/dashboard/settings", label: "Settings", icon: Settings },
];

interface Props {
  email: string;
  current: { id: string; name: string };
  businesses: { id: string; name: string }[];
  onChoose: (businessId: string) => Promise<void>;
  onSignOut: () => Promise<void>;
}

/** Everything of the sidebar that has no place at the bottom of a phone. */
export function MoreSheet({ email, current, businesses, onChoose, onSignOut }: Props) {
  const { theme, setTheme } = useTheme();
  const choose = useChooseBusiness(onChoose);
  const signOut = useSignOut(onSignOut);
  return (
    <Sheet
      title="More"
      trigger={
        <button
          type="button"
          className="flex flex-1 flex-col items-center justify-center gap-0.5 font-medium text-ink-faint text-note"
        >
          <Menu aria-hidden className="size-5" />
          More
        </button>
      }
    >
      {morePlaces.map(({ href, label, icon: Icon }) => (
        <SheetClose
          key={href}
          render={
            <Link href={href} className="mb-3 flex min-h-11 items-center gap-2.5 rounded-card border px-3.5 text-body">
              <Icon aria-hidden className="size-4" />
              {label}
            </Link>
          }
        />
      ))}
      {businesses.length > 1 ? (
        <Choices
          label="Business"
          value={current.id}
          options={businesses.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={choose}
        />
      ) : null}
      <Choices label="Appearance" value={theme ?? "system"} options={themeOptions} onChange={setTheme} />
      <div className="flex items-center justify-between gap-4 border-t pt-4">
        <p className="min-w-0 truncate text-ink-soft text-body">{email}</p>
        <Button onClick={signOut}>
          <LogOut aria-hidden />
          Sign out
        </Button>
      </div>
    </Sheet>
  );
}

function Choices(props: {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <fieldset className="mb-5">
      <legend className="mb-2 text-ink-faint text-note">{props.label}</legend>
      <div className="flex flex-col overflow-hidden rounded-card border">
        {props.options.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={option.value === props.value}
            onClick={() => props.onChange(option.value)}
            className={cn(
              "min-h-11 border-t px-3.5 text-left text-body first:border-t-0",
              "aria-pressed:bg-brand-tint aria-pressed:font-medium aria-pressed:text-brand",
            )}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
