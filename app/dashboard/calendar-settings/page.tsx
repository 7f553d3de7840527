import { BusyList } from "@/components/calendar-settings/busy-list";
import { ConnectionCard } from "@/components/calendar-settings/connection-card";
import { FeedCard } from "@/components/calendar-settings/feed-card";
import { SettingsForm } from "@/components/calendar-settings/settings-form";
import { SlotCheck } from "@/components/calendar-settings/slot-check";
import { WaitingChanges } from "@/components/calendar-settings/waiting-changes";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { BackLink } from "./_components/back-link";
import { WhatHappened } from "./_components/what-happened";
import { decideChange, disconnect, saveSettings, setFeed } from "./actions";
import { loadSettings } from "./load-settings";

export const metadata = { title: "Calendar connection" };

export default async function CalendarSettingsPage({ searchParams }: PageProps<"/dashboard/calendar-settings">) {
  const search = await searchParams;
  const { at, timeZone, health, canManage, options, feedAddress, asked, answer } = await loadSettings(search);
  const { connection, calendars, changes, busy, busyCount, services } = health;
  const isConnected = connection?.state === "connected";
  const shared = { timeZone, now: at, canManage };
  return (
    <PageBody>
      <BackLink />
      <PageHead title="Calendar connection" />
      <div className="mt-6 flex flex-col gap-8">
        <WhatHappened search={search} />
        <ConnectionCard connection={connection} calendars={calendars} onDisconnect={disconnect} {...shared} />
        <WaitingChanges changes={changes} onDecide={decideChange} {...shared} />
        {isConnected ? <BusyList busy={busy} count={busyCount} timeZone={timeZone} now={at} /> : null}
        <SlotCheck services={services} asked={asked} answer={answer} />
        {isConnected && canManage ? (
          <SettingsForm
            calendars={options}
            saved={{
              targetId: connection.targetId,
              onExternalChange: connection.onExternalChange,
              countsTentative: connection.countsTentative,
            }}
            revision={connection.choicesRevision}
            onSave={saveSettings}
          />
        ) : null}
        <FeedCard address={feedAddress} canManage={canManage} onSet={setFeed} />
      </div>
    </PageBody>
  );
}
