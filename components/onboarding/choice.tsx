import { cn } from "@/components/ui/cn";

interface Props {
  name: string;
  label: string;
  note?: string;
  isChosen: boolean;
  isTight?: boolean;
  onChoose: () => void;
}

/** One of several, with a line about it. */
export function Choice({ name, label, note, isChosen, isTight = false, onChoose }: Props) {
  return (
    <label
      className={cn(
        "flex min-h-11 cursor-pointer items-start gap-3",
        isTight ? "num py-2.5" : "px-4 py-3.5 has-checked:bg-brand-tint md:px-5",
      )}
    >
      <input
        type="radio"
        name={name}
        checked={isChosen}
        onChange={onChoose}
        className="mt-0.5 size-4.5 shrink-0 accent-brand"
      />
      <span>
        <span className="font-medium">{label}</span>
        {note ? <span className="block text-ink-soft">{note}</span> : null}
      </span>
    </label>
  );
}
