"use client";

import { useLate } from "@/components/ui/use-late";
import { BusinessLook, switcherStyle } from "./business-look";

export interface SwitcherProps {
  current: { id: string; name: string };
  businesses: { id: string; name: string }[];
  onChoose: (businessId: string) => Promise<void>;
}

const load = () => import("./business-menu").then((module) => module.BusinessMenu);

/** The name of the business; a menu, which comes after the page, when the person belongs to several. */
export function BusinessSwitcher(props: SwitcherProps) {
  const { current, businesses } = props;
  if (businesses.length < 2) return <BusinessLook name={current.name} isChoice={false} />;
  return <LateMenu {...props} />;
}

function LateMenu(props: SwitcherProps) {
  const BusinessMenu = useLate<SwitcherProps>(load);
  if (BusinessMenu) return <BusinessMenu {...props} />;
  return (
    <span className={switcherStyle}>
      <BusinessLook name={props.current.name} isChoice />
    </span>
  );
}
