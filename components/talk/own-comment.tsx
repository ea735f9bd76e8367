"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CommentId } from "@/core/ids";
import { useTalking } from "./talk-provider";

const CommentForm = lazy(() => import("./comment-form"));

/** A comment of the viewer's own, which they can put in other words, or take back and have back. */
export default function OwnComment({
  id,
  text,
  children,
}: {
  id: CommentId;
  text: string;
  /** The comment as it is read. */
  children: ReactNode;
}) {
  const talking = useTalking();
  const [isEditing, setIsEditing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!talking) return children;
  const close = () => setIsEditing(false);
  if (isEditing) {
    return (
      <Suspense fallback={children}>
        <CommentForm
          label="Your comment"
          first={text}
          verb="Save"
          onSend={(next, done) =>
            talking.take({ does: "edit", id, text: next }, (why) => {
              done(why);
              if (why === null) close();
            })
          }
          onCancel={close}
        />
      </Suspense>
    );
  }
  const remove = () =>
    talking.take({ does: "delete", id }, (why) => {
      setTrouble(why);
      if (why === null) talking.setDeleted(id);
    });
  return (
    <>
      {children}
      {trouble && <Notice tone="broken">{trouble}</Notice>}
      <div className="flex gap-4">
        <Button look="bare" className={SMALL} onClick={() => setIsEditing(true)}>
          Edit
        </Button>
        <Button look="bare" className={SMALL} disabled={talking.isBusy} onClick={remove}>
          Delete
        </Button>
      </div>
    </>
  );
}

const SMALL = "min-h-8 py-1 text-small";
