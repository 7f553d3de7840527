"use client";

import { useLate } from "@/components/ui/use-late";
import { AccountLook, accountStyle } from "./account-look";

interface Props {
  email: string;
  onSignOut: () => Promise<void>;
}

const load = () => import("./account-menu").then((module) => module.AccountMenu);

/** The person who is signed in; the menu behind it comes after the page. */
export function AccountButton(props: Props) {
  const AccountMenu = useLate<Props>(load);
  if (AccountMenu) return <AccountMenu {...props} />;
  return (
    <span className={accountStyle}>
      <AccountLook email={props.email} />
    </span>
  );
}
