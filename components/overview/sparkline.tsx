interface Props {
  values: number[];
  className?: string;
}

const width = 96;
const height = 28;
const inset = 2;

/** The course of a figure, day by day, without axes. What it says is said in words beside it. */
export function Sparkline({ values, className }: Props) {
  const max = Math.max(...values, 1);
  const step = (width - 2 * inset) / Math.max(1, values.length - 1);
  const points = values.map((value, index) => ({
    x: inset + index * step,
    y: height - inset - (value / max) * (height - 2 * inset),
  }));
  const line = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const last = points.at(-1);
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} width={width} height={height} className={className}>
      <path d={`${line}V${height}H${inset}Z`} className="fill-brand-tint" />
      <path
        d={line}
        className="fill-none stroke-brand"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {last ? <circle cx={last.x} cy={last.y} r="2" className="fill-brand" /> : null}
    </svg>
  );
}
