import { redirect } from "next/navigation";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { MarkAllButton } from "@/components/notifications/mark-all-button";
import { NoNotifications } from "@/components/notifications/no-notifications";
import { NotificationList } from "@/components/notifications/notification-list";
import { NotificationPager } from "@/components/notifications/notification-pager";
import { Segmented } from "@/components/ui/segmented";
import { getContainer } from "@/lib/container";
import { AppError } from "@/lib/errors";
import { requireMember } from "@/lib/http/session";
import { markRead } from "./actions";

export const metadata = { title: "Notifications" };

const here = "/dashboard/notifications";
const rowsShown = 40;

export default async function NotificationsPage({ searchParams }: PageProps<"/dashboard/notifications">) {
  const { business, scope } = await requireMember();
  const { memberReads, now } = getContainer();
  const { show, cursor: asked } = await searchParams;
  const isUnreadOnly = show === "unread";
  const cursor = typeof asked === "string" && asked ? asked : null;
  const base = isUnreadOnly ? `${here}?show=unread` : here;
  const page = await memberReads
    .listNotifications(scope, { isUnreadOnly }, { cursor, limit: rowsShown })
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "invalid_input") redirect(base);
      throw error;
    });
  const options = [
    { href: here, label: "All", isCurrent: !isUnreadOnly },
    { href: `${here}?show=unread`, label: "Unread", isCurrent: isUnreadOnly },
  ];
  return (
    <PageBody>
      <PageHead title="Notifications">
        <Segmented label="Which" options={options} />
        <MarkAllButton isOff={page.rows.every(({ isRead }) => isRead)} onMark={markRead.bind(null, null)} />
      </PageHead>
      <div className="mt-6">
        {page.rows.length > 0 ? (
          <NotificationList rows={page.rows} timeZone={business.timeZone} now={now()} onRead={markRead} />
        ) : (
          <NoNotifications isUnreadOnly={isUnreadOnly} />
        )}
      </div>
      <NotificationPager base={base} isFirst={cursor === null} nextCursor={page.nextCursor} />
    </PageBody>
  );
}
