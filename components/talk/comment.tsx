import { StretchLink } from "@/components/rides/stretch-link";
import { Moment } from "@/components/shell/moment";
import type { CommentPlace } from "@/core/comments";
import { formatDuration } from "@/core/format";
import type { CommentId } from "@/core/ids";
import { Avatar } from "./avatar";
import { CommentText } from "./comment-text";
import { NewMark } from "./new-mark";
import { OwnComment } from "./talk-parts";

/** Something that was said about a ride. */
export interface SaidComment {
  id: CommentId;
  isOwn: boolean;
  authorName: string;
  text: string;
  place: CommentPlace | null;
  at: Date;
  editedAt: Date | null;
  isUnread: boolean;
}

/** One comment: who said it and when, on which stretch, and what. */
export function Comment({ comment, mayChange }: { comment: SaidComment; mayChange: boolean }) {
  const { id, isOwn, authorName, text, place, at, editedAt, isUnread } = comment;
  const said = (
    <>
      {place && <Place place={place} />}
      <CommentText text={text} />
    </>
  );
  return (
    <li className="flex gap-3">
      <Avatar name={authorName} isOwn={isOwn} />
      <article className="flex min-w-0 flex-1 flex-col gap-1">
        <header className="flex flex-wrap items-baseline gap-x-3">
          <h3 className="font-medium wrap-anywhere">{authorName}</h3>
          <p className="text-small text-muted">
            <Moment at={at} />
            {editedAt && " · edited"}
          </p>
          <NewMark isNew={isUnread} />
        </header>
        {isOwn && mayChange ? (
          <OwnComment id={id} text={text}>
            {said}
          </OwnComment>
        ) : (
          said
        )}
      </article>
    </li>
  );
}

/** The stretch that a comment is about: a press selects it. */
function Place({ place }: { place: CommentPlace }) {
  if (place.kind === "gone") {
    return <p className="text-small text-muted">On a stretch that has been cut off the ride since</p>;
  }
  const { span } = place;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-small">
      <span className="rounded-small bg-chosen px-2 py-0.5 tabular-nums">
        <StretchLink span={span}>
          {formatDuration(span.start)} to {formatDuration(span.end)}
        </StretchLink>
      </span>
      {place.kind === "part" && <span className="text-muted">the rest of the stretch has been cut off since</span>}
    </p>
  );
}
