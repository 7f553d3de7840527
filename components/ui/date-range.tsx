import { Button } from "./button";
import { cn } from "./cn";
import { inputStyle } from "./input-style";

const dateStyle = cn(inputStyle, "num w-auto min-w-0 flex-1 basis-36 px-2 md:flex-none md:basis-auto");

/** From a day to a day, as `from` and `to` in the address. A plain form: it works before any script is there. */
export function DateRange(props: { action: string; from: string; to: string; className?: string }) {
  const days = [
    { name: "from", label: "From", value: props.from },
    { name: "to", label: "To", value: props.to },
  ];
  return (
    <form action={props.action} className={cn("flex flex-wrap items-center gap-2", props.className)}>
      {days.map(({ name, label, value }, index) => (
        <span key={`${name} ${value}`} className="contents">
          {index > 0 ? <span className="hidden text-ink-faint md:inline">to</span> : null}
          <input type="date" name={name} aria-label={label} required defaultValue={value} className={dateStyle} />
        </span>
      ))}
      <Button type="submit" className="w-full md:w-auto">
        Show
      </Button>
    </form>
  );
}
