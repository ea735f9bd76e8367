import type { PromiseRow } from "./row";

/** What is promised to who relies on the application when deliveries come, and what is still open of it. */
export const PROMISES: readonly PromiseRow[] = [
  {
    tag: "W1",
    words: "A delivery is on the disk and answered within 150 ms when small (p99), within 5 s whatever its size",
    figure: "p99 of 20 KB 810 ms at 200/s, of 1 MB 62 ms, of 10 MB 120 ms, of 30 MB 320 ms (README)",
    open: "The small ones' 150 ms at 200/s: two cores are nearly used up by it",
  },
  { tag: "W2", words: "What was acknowledged survives the sudden end of the application" },
  {
    tag: "W3",
    words: "And that of the database",
    open: "Loss of power is a matter of disk and fsync, which no test here shows",
  },
  {
    tag: "W4",
    words: "A storm of the same delivery is one ride",
    open: "Shown with a hundred at once in one process, and with few in three, not with a thousand in three",
  },
  { tag: "W5", words: "Whatever the order of creation, update, doubling and deletion, the newest stays" },
  {
    tag: "W6",
    words:
      "Changed bytes are an update; a ride without an id is known by its times; two sources are not mixed up silently",
  },
  { tag: "W7", words: "Without a database nothing is acknowledged, and it is found again by itself" },
  { tag: "W8", words: "A database that hangs is told to the sender in time" },
  {
    tag: "W9",
    words: "A disk that is nearly full refuses deliveries before it is full",
    open: "Nothing watches the disk yet",
  },
  { tag: "W10", words: "A delivery that cannot be read costs only itself" },
  { tag: "W11", words: "A delivery that kills its worker is given up after five attempts" },
  { tag: "W12", words: "A dead worker's work is taken over, and a slow one cannot undo what another did" },
  { tag: "W13", words: "Signatures may be as old as the setting says and no older; a clock that is wrong is told" },
  { tag: "W14", words: "Two secrets are in force while one replaces the other" },
  { tag: "W15", words: "No strange signature is accepted, and none costs much" },
  {
    tag: "W16",
    words: "Who has no secret cannot buy work",
    open: "What five hundred of them a second do to the answers was not measured",
  },
  { tag: "W17", words: "There is a largest size; what is larger is cut off and told to the operator" },
  { tag: "W18", words: "Thirty megabytes pass the production build byte for byte" },
  { tag: "W19", words: "What breaks off is neither kept nor acknowledged" },
  {
    tag: "W20",
    words: "Who sends slowly holds up nobody",
    open: "Five hundred slow senders at once are left to the proxy (docs/proxy.md)",
  },
  { tag: "W21", words: "Compressed bodies are unpacked within limits" },
  { tag: "W22", words: "Signed nonsense is kept, answered with 200 and told, not asked for again" },
  { tag: "W23", words: "Letters that a database refuses do not cost the ride" },
  { tag: "W24", words: "Impossible values are dropped and counted, and the ride stays" },
  { tag: "W25", words: "Keys like __proto__ change nothing" },
  { tag: "W26", words: "What is nested too deeply is refused before it is read" },
  {
    tag: "W27",
    words: "A ride of 25 hours is taken in within ten seconds and a gigabyte",
    figure: "28 MB, 11 h: stored 1.0 s after its acknowledgement, the worker at most 583 MB (README)",
    open: "A million samples in 337 MB are more than the largest size that is taken",
  },
  { tag: "W28", words: "Unknown types and new fields are kept and counted" },
  { tag: "W29", words: "Data before auth waits; data after the end is not shown" },
  {
    tag: "W30",
    words: "The address in a ping is fetched at once, only where that is safe, and asked for anew when it failed",
  },
  {
    tag: "W31",
    words: "A backlog of 50,000 does not slow the answers, and nobody's past holds up others",
    figure:
      "50,000 waiting, two busy cores: p99 655 ms (95 without), another's ride stored after 1.7 s, 5 worked off a second",
    open: "The answers were to be at most 1.2 times as slow, and 20 small ones worked off a second",
  },
  { tag: "W32", words: "Several web and worker processes may come and go" },
  { tag: "W33", words: "A restart loses no delivery" },
  { tag: "W34", words: "What was never sent is found by asking" },
  { tag: "W35", words: "Silence is noticed: after two hours, and louder after six" },
  { tag: "W36", words: "Operators find deliveries, see why they failed and have them applied again without harm" },
  {
    tag: "W37",
    words: "Raw deliveries go after a time, and with their rider",
    open: "An account cannot be deleted yet: a rider deletes connections, rides and what is kept of them",
  },
  { tag: "W38", words: "Nothing of a rider's is in a log" },
  { tag: "W39", words: "The endpoint redirects nobody" },
  { tag: "W40", words: "What goes on can be measured, and each alarm has a test that raises it" },
  {
    tag: "W41",
    words: "A database with a standby goes on within half a minute",
    open: "Replication is set up by who runs the database; nothing here shows it",
  },
  {
    tag: "W42",
    words: "A backup is restored within half an hour, and the gap is closed by asking",
    open: "Backups are made by who runs the database; nothing here shows it",
  },
];
