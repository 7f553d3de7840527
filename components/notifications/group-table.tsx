import {
  type Choices,
  groupWords,
  type NotificationGroup,
  notificationGroups,
} from "@/lib/domain/notifications/groups";

interface Props {
  choices: Choices;
  onChange: (part: Partial<Choices>) => void;
}

const ways = [
  { way: "hidden", label: "Here" },
  { way: "email", label: "Email" },
  { way: "text", label: "Text" },
] as const;

/** What is told in which way: a box each. In the page itself everything is on until it is hidden. */
export function GroupTable({ choices, onChange }: Props) {
  const toggle = (way: (typeof ways)[number]["way"], group: NotificationGroup) => {
    const list = choices[way];
    onChange({ [way]: list.includes(group) ? list.filter((other) => other !== group) : [...list, group] });
  };
  return (
    <table className="w-full">
      <caption className="sr-only">What you are told, and in which way</caption>
      <thead>
        <tr className="border-b text-ink-faint text-note">
          <th scope="col" className="px-4 py-2.5 text-left font-normal md:px-5">
            About
          </th>
          {ways.map(({ way, label }) => (
            <th key={way} scope="col" className="w-14 py-2.5 text-center font-normal md:w-20">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y">
        {notificationGroups.map((group) => (
          <tr key={group}>
            <th scope="row" className="px-4 py-2.5 text-left font-normal md:px-5">
              <span className="block font-medium">{groupWords[group].label}</span>
              <span className="block text-ink-soft text-note">{groupWords[group].hint}</span>
            </th>
            {ways.map(({ way, label }) => (
              <td key={way} className="text-center">
                <label className="inline-grid size-11 place-items-center">
                  <span className="sr-only">
                    {groupWords[group].label}: {label}
                  </span>
                  <input
                    type="checkbox"
                    checked={way === "hidden" ? !choices.hidden.includes(group) : choices[way].includes(group)}
                    onChange={() => toggle(way, group)}
                    className="size-4.5 accent-brand"
                  />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
