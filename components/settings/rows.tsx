"use client";

import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** Around two short fields that stand beside each other on a phone, too. */
export const pairStyle = "grid grid-cols-2 gap-3 md:contents";

interface Props<Row extends { id: string }> {
  rows: Row[];
  /** What one row is called, for the buttons: "service". */
  noun: string;
  empty: string;
  nameOf: (row: Row) => string;
  make: (id: string) => Row;
  isOrdered?: boolean;
  /** Rows that others point to are put out of use instead. */
  canRemove?: boolean;
  onChange: (rows: Row[]) => void;
  children: (row: Row, index: number, set: (part: Partial<Row>) => void) => ReactNode;
}

/** A list that is edited whole: rows are added, changed, ordered and taken away, and saved together. */
export function Rows<Row extends { id: string }>(props: Props<Row>) {
  const { rows, noun, nameOf, onChange, isOrdered = false, canRemove = true } = props;
  const move = (from: number, to: number) => {
    const next = [...rows];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <>
      {rows.length === 0 ? <p className="px-4 pt-5 text-ink-soft md:px-5">{props.empty}</p> : null}
      <ul className="divide-y">
        {rows.map((row, index) => {
          const name = nameOf(row) || `new ${noun}`;
          return (
            <li key={row.id} className="flex flex-col gap-3 px-4 py-4 md:flex-row md:items-start md:px-5">
              <div className="grid min-w-0 flex-1 gap-3 md:grid-cols-2">
                {props.children(row, index, (part) =>
                  onChange(rows.map((other) => (other.id === row.id ? { ...other, ...part } : other))),
                )}
              </div>
              <div className="flex justify-end gap-1 md:pt-6.5">
                {isOrdered ? (
                  <>
                    <Move label={`Move ${name} up`} isOff={index === 0} onClick={() => move(index, index - 1)}>
                      <ArrowUp aria-hidden />
                    </Move>
                    <Move
                      label={`Move ${name} down`}
                      isOff={index === rows.length - 1}
                      onClick={() => move(index, index + 1)}
                    >
                      <ArrowDown aria-hidden />
                    </Move>
                  </>
                ) : null}
                {canRemove ? (
                  <Move label={`Remove ${name}`} onClick={() => onChange(rows.filter(({ id }) => id !== row.id))}>
                    <Trash2 aria-hidden />
                  </Move>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
      <div className="px-4 py-4 md:px-5">
        <Button onClick={() => onChange([...rows, props.make(crypto.randomUUID())])}>
          <Plus aria-hidden />
          Add {noun}
        </Button>
      </div>
    </>
  );
}

function Move(props: { label: string; isOff?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="bare" size="icon" aria-label={props.label} disabled={props.isOff} onClick={props.onClick}>
      {props.children}
    </Button>
  );
}
