import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, MouseEvent } from "react";
import { cn } from "./cn";

/** Looks of what is pressed. One `primary` a page; `quiet` for what stands beside it; `bare` inside rows and bars. */
export const buttonStyle = cva(
  [
    "inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap select-none",
    "transition-colors duration-100 disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-brand text-on-brand shadow-card hover:bg-brand-strong",
        quiet: "border border-line-strong bg-surface text-ink shadow-card hover:bg-sunken",
        bare: "text-ink-soft hover:bg-sunken hover:text-ink",
        danger: "border border-line-strong bg-surface text-missed shadow-card hover:bg-missed-tint",
      },
      size: {
        normal: "h-control px-3.5 text-body",
        large: "h-12 px-5 text-body",
        icon: "size-control",
      },
    },
    defaultVariants: { variant: "quiet", size: "normal" },
  },
);

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonStyle>;

/**
 * A button. With `aria-disabled` it keeps the focus, and a press, of a key too, does nothing. For a link that looks like
 * one, put `buttonStyle` on the link.
 */
export function Button({ variant, size, className, type = "button", ...props }: ButtonProps) {
  const guard = isOff(props["aria-disabled"]) ? { onClick: prevent } : {};
  return <button type={type} className={cn(buttonStyle({ variant, size }), className)} {...props} {...guard} />;
}

const isOff = (said: ButtonProps["aria-disabled"]) => said === true || said === "true";

function prevent(event: MouseEvent): void {
  event.preventDefault();
}
