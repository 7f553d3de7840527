import { Notice } from "@/components/ui/states";

/** Where somebody lands who wanted to add a number that a customer has. */
export function KnownAlready() {
  return (
    <div className="mt-4">
      <Notice tone="attention">This number is known already. This is who has it; nothing was added.</Notice>
    </div>
  );
}
