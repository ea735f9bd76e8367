import Link from "next/link";
import type { ReactNode } from "react";
import { rideAddress, ridesOfAthlete } from "@/components/rides/ride-address";
import { TextLink } from "@/components/ui/link";
import { StateWord } from "@/components/ui/state-word";
import { UNKNOWN } from "@/core/format";
import { AthleteName, AthleteSpot } from "./athlete-colour";
import { GROUP_LIST, GroupField } from "./group-field";
import { type RosterRow, type RosterView, rosterAddress, type Sort, sortedBy } from "./roster-rows";
import { agoInWords, connectionInWords, formInWords } from "./roster-words";
import { WeekLoad } from "./week-load";

type SaveGroup = (athleteId: string, group: string) => Promise<boolean>;

/** All athletes: a table on a desk, and on a phone cards that begin with the reason to look at somebody. */
export function RosterTable({
  rows,
  view,
  groups,
  saveGroup,
}: {
  rows: readonly RosterRow[];
  view: RosterView;
  groups: readonly string[];
  /** Null for whoever only looks. */
  saveGroup: SaveGroup | null;
}) {
  const heading = (sort: Sort, words: string) => (
    <Heading view={view} sort={sort}>
      {words}
    </Heading>
  );
  return (
    <>
      <datalist id={GROUP_LIST}>
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <table className="block w-full desk:table">
        <caption className="sr-only">Your athletes</caption>
        <thead className="sr-only desk:not-sr-only desk:table-header-group">
          <tr className="border-b border-line text-left text-small text-muted">
            {heading("name", "Athlete")}
            {heading("need", "Who needs you")}
            {heading("ride", "Last ride")}
            {heading("load", "Load of 7 days")}
            {heading("form", "Form")}
            <th scope="col" className="px-3 py-2 font-normal">
              Connection
            </th>
            {heading("unread", "Unread")}
            <th scope="col" className="px-3 py-2 font-normal">
              Group
            </th>
          </tr>
        </thead>
        <tbody className="block desk:table-row-group">
          {rows.map((row) => (
            <Row key={row.athleteId} row={row} saveGroup={saveGroup} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Heading({ view, sort, children }: { view: RosterView; sort: Sort; children: string }) {
  const isHere = view.sort === sort;
  return (
    <th
      scope="col"
      aria-sort={isHere ? (view.isDown ? "descending" : "ascending") : undefined}
      className="px-3 py-2 font-normal whitespace-nowrap first:pl-0"
    >
      <Link
        href={rosterAddress(sortedBy(view, sort))}
        scroll={false}
        className={`underline-offset-3 hover:underline ${isHere ? "font-medium text-ink" : ""}`}
      >
        {children}
        {isHere && <span aria-hidden="true"> {view.isDown ? "↓" : "↑"}</span>}
      </Link>
    </th>
  );
}

function Row({ row, saveGroup }: { row: RosterRow; saveGroup: SaveGroup | null }) {
  const { athleteId, name, groupName, reason, known, unread } = row;
  const base = ridesOfAthlete(athleteId);
  return (
    <tr className="flex flex-col gap-1 border-b border-line py-4 desk:table-row desk:hover:bg-sunken">
      <th scope="row" className="text-left font-medium desk:min-w-44 desk:py-2.5 desk:pr-3">
        <span className="flex items-baseline gap-2">
          <AthleteSpot athleteId={athleteId} />
          <Link href={base} className="wrap-anywhere underline-offset-3 hover:underline">
            <AthleteName athleteId={athleteId}>{name}</AthleteName>
          </Link>
        </span>
      </th>
      <td className={`text-lead desk:w-[28%] desk:px-3 desk:py-2.5 desk:text-body ${reason ? "" : "text-muted"}`}>
        {reason ?? (known ? "Fine" : "Numbers are being worked out")}
      </td>
      <Cell label="Last ride">
        {known?.lastRide ? (
          <TextLink href={rideAddress(base, known.lastRide.id)} className="whitespace-nowrap">
            {agoInWords(known.lastRide, known.today)}
            <span className="sr-only">: {known.lastRide.title}</span>
          </TextLink>
        ) : known ? (
          <span className="text-muted">none yet</span>
        ) : null}
      </Cell>
      <Cell label="Load of 7 days">
        {known?.lastRide ? (
          <Link href={`${base}/load#week`} className="rounded-small underline-offset-3 hover:underline">
            <WeekLoad week={known.week} />
          </Link>
        ) : null}
      </Cell>
      <Cell label="Form">{known?.lastRide ? <Form row={known} href={`${base}/load#form`} /> : null}</Cell>
      <Cell label="Connection">
        {known ? (
          <span className="whitespace-nowrap">
            <StateWord {...wordOf(known)} />
          </span>
        ) : null}
      </Cell>
      <Cell label="Unread" isLeftOut={unread === 0}>
        {unread === 0 ? <span className="text-muted">{UNKNOWN}</span> : <span className="font-medium">{unread}</span>}
      </Cell>
      <Cell label="Group" isLeftOut={saveGroup === null && groupName === null}>
        {saveGroup ? (
          <GroupField athleteId={athleteId} name={name} groupName={groupName} save={saveGroup} />
        ) : (
          groupName
        )}
      </Cell>
    </tr>
  );
}

function wordOf({ connection }: NonNullable<RosterRow["known"]>) {
  const { tone, words } = connectionInWords(connection);
  return { tone, children: words };
}

function Form({ row: { standing }, href }: { row: NonNullable<RosterRow["known"]>; href: string }) {
  const { number, words } = formInWords(standing);
  return (
    <Link href={href} className="rounded-small whitespace-nowrap underline-offset-3 hover:underline">
      <span className="tabular-nums">{number}</span> <span className="text-small text-muted">{words}</span>
    </Link>
  );
}

/** A value of the table; on a card its label stands before it, and what is not known is left out. */
function Cell({ label, isLeftOut = false, children }: { label: string; isLeftOut?: boolean; children: ReactNode }) {
  const isHidden = isLeftOut || children === null;
  return (
    <td className={`items-center gap-3 desk:table-cell desk:px-3 desk:py-2.5 ${isHidden ? "hidden" : "flex"}`}>
      <span className="w-28 shrink-0 text-small text-muted desk:hidden">{label}</span>
      {children ?? <span className="text-muted">{UNKNOWN}</span>}
    </td>
  );
}
