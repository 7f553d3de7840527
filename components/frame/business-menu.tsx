"use client";

import { Menu, MenuChoice } from "@/components/ui/menu";
import { BusinessLook, switcherStyle } from "./business-look";
import type { SwitcherProps } from "./business-switcher";
import { useChooseBusiness } from "./use-choose-business";

/** The businesses of a person who belongs to several. */
export function BusinessMenu({ current, businesses, onChoose }: SwitcherProps) {
  const choose = useChooseBusiness(onChoose);
  return (
    <Menu
      trigger={
        <button type="button" className={switcherStyle}>
          <BusinessLook name={current.name} isChoice />
        </button>
      }
    >
      <MenuChoice
        label="Your businesses"
        value={current.id}
        options={businesses.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={choose}
      />
    </Menu>
  );
}
