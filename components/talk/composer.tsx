"use client";

import { lazy, Suspense, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDuration } from "@/core/format";
import type { UserId } from "@/core/ids";
import { TALK_ID } from "./talk-place";
import { useTalking } from "./talk-provider";

const CommentForm = lazy(() => import("./comment-form"));

/** Somebody to whom something can be said. */
export interface Reader {
  coachId: UserId;
  name: string;
}

const ALL = "all";

/** Where something new is said: to whom, on which stretch, and what. */
export default function Composer({ readers, first }: { readers: readonly Reader[]; first: UserId }) {
  const talking = useTalking();
  const [chosen, setChosen] = useState<string>(first);
  if (!talking) return null;
  const { pinned, unpin, since, take } = talking;
  const to = chosen === ALL ? readers : readers.filter(({ coachId }) => coachId === chosen);
  const written = to.length > 0 ? to : readers.slice(0, 1);
  const [only] = written;
  const whom = written.length === 1 && only ? only.name : "all your coaches";
  return (
    <div id={TALK_ID} className="mt-5 scroll-mt-4">
      <Deleted />
      <Suspense fallback={<Skeleton className="h-28" />}>
        <CommentForm
          label={`Write to ${whom}`}
          verb="Send"
          focusFor={pinned}
          onSend={(text, done) =>
            take(
              { does: "write", coachIds: written.map(({ coachId }) => coachId), text, stretch: pinned, since },
              (why) => {
                done(why);
                if (why === null) unpin();
              },
            )
          }
          above={
            (pinned || readers.length > 1) && (
              <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
                {readers.length > 1 && <Whom readers={readers} chosen={chosen} onChoose={setChosen} />}
                {pinned && (
                  <p className="flex flex-wrap items-center gap-x-3 text-small">
                    <span className="rounded-small bg-chosen px-2 py-0.5 tabular-nums">
                      On {formatDuration(pinned.start)} to {formatDuration(pinned.end)}
                    </span>
                    <Button look="bare" className="min-h-8 py-1 text-small" onClick={unpin}>
                      Leave out the stretch
                    </Button>
                  </p>
                )}
              </div>
            )
          }
        />
      </Suspense>
    </div>
  );
}

function Whom({
  readers,
  chosen,
  onChoose,
}: {
  readers: readonly Reader[];
  chosen: string;
  onChoose: (value: string) => void;
}) {
  const id = useId();
  return (
    <p className="flex items-center gap-2 text-small">
      <label htmlFor={id} className="font-medium">
        To
      </label>
      <select
        id={id}
        value={chosen}
        onChange={({ target }) => onChoose(target.value)}
        className="min-h-10 rounded-sheet border border-control bg-raised px-3 py-1 text-body"
      >
        {readers.map(({ coachId, name }) => (
          <option key={coachId} value={coachId}>
            {name}
          </option>
        ))}
        <option value={ALL}>All your coaches</option>
      </select>
    </p>
  );
}

/** What was just taken back, and the way back. */
function Deleted() {
  const talking = useTalking();
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!talking?.deleted) return null;
  const { deleted, setDeleted, isBusy, take } = talking;
  const bringBack = () =>
    take({ does: "restore", id: deleted }, (why) => {
      setTrouble(why);
      if (why === null) setDeleted(null);
    });
  return (
    <div className="mb-4">
      <Notice tone={trouble ? "broken" : "plain"}>
        <div className="flex flex-wrap items-center gap-x-6">
          <span>{trouble ?? "Your comment was deleted."}</span>
          <Button look="bare" disabled={isBusy} onClick={bringBack}>
            Undo
          </Button>
          <Button
            look="bare"
            onClick={() => {
              setTrouble(null);
              setDeleted(null);
            }}
          >
            Close
          </Button>
        </div>
      </Notice>
    </div>
  );
}
