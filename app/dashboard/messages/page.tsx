import { MessagesSquare } from "lucide-react";
import { Card } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";
import { Inbox } from "./_components/inbox";
import { loadInbox } from "./load-inbox";

export const metadata = { title: "Messages" };

export default async function MessagesPage({ searchParams }: PageProps<"/dashboard/messages">) {
  const { query, page, businessName, timeZone, now } = await loadInbox(await searchParams);
  return (
    <Inbox query={query} page={page} currentId={null} businessName={businessName} timeZone={timeZone} now={now}>
      <Card className="grid h-full place-items-center">
        <StateCard icon={MessagesSquare} title="Nothing is open" className="py-24">
          {page.rows.length > 0 ? "Choose a conversation on the left." : "Conversations by text open here."}
        </StateCard>
      </Card>
    </Inbox>
  );
}
