import { Moment } from "@/components/shell/moment";
import { Section } from "@/components/ui/page";
import type { UserId } from "@/core/ids";
import { Comment, type SaidComment } from "./comment";
import type { MarkRead } from "./mark-read";
import { Composer, WhenRead } from "./talk-parts";
import type { TalkAbout } from "./talk-provider";

/** What two people say to each other about a ride. */
export interface ShownTalk {
  coachId: UserId;
  withName: string | null;
  isOpen: boolean;
  comments: readonly SaidComment[];
  otherReadAt: Date | null;
}

/**
 * What is said about a ride: for its rider a thread with each coach, for a coach theirs. Who has nobody to talk to sees
 * nothing of it.
 */
export function RideTalk({
  about,
  talks,
  mark,
  mayWrite,
}: {
  about: TalkAbout;
  talks: readonly ShownTalk[];
  mark: MarkRead;
  mayWrite: boolean;
}) {
  const [first] = talks;
  if (first === undefined) return null;
  const only = talks.length === 1 ? first : null;
  const readers = talks.flatMap(({ coachId, withName, isOpen }) =>
    isOpen && withName !== null ? [{ coachId, name: withName }] : [],
  );
  const [next] = [...talks].filter(({ isOpen }) => isOpen).sort((one, other) => lastOf(other) - lastOf(one));
  return (
    <Section title={only ? `Talk with ${nameOf(only)}` : "Talk"}>
      <div id="talk" className="flex max-w-[72ch] scroll-mt-20 flex-col gap-8">
        {talks
          .filter((talk) => talk.comments.length > 0 || only)
          .map((talk) => (
            <Thread key={talk.coachId} about={about} talk={talk} isNamed={!only} mark={mark} mayWrite={mayWrite} />
          ))}
        {!only && talks.every(({ comments }) => comments.length === 0) && <NothingYet />}
      </div>
      {mayWrite && next && (
        <div className="max-w-[72ch]">
          <Composer readers={readers} first={next.coachId} />
        </div>
      )}
    </Section>
  );
}

function Thread({
  about,
  talk,
  isNamed,
  mark,
  mayWrite,
}: {
  about: TalkAbout;
  talk: ShownTalk;
  isNamed: boolean;
  mark: MarkRead;
  mayWrite: boolean;
}) {
  const { coachId, withName, comments, isOpen, otherReadAt } = talk;
  const news = comments.filter(({ isUnread }) => isUnread);
  const last = news.at(-1);
  return (
    <section aria-label={isNamed ? `With ${nameOf(talk)}` : undefined} aria-live="polite" aria-relevant="additions">
      {isNamed && <p className="mb-3 text-small font-medium text-muted">With {nameOf(talk)}</p>}
      {comments.length === 0 ? (
        <NothingYet />
      ) : (
        <ol className="flex flex-col gap-5">
          {comments.map((comment) => (
            <Comment key={comment.id} comment={comment} mayChange={isOpen && mayWrite} />
          ))}
        </ol>
      )}
      {otherReadAt && isReadUpTo(comments, otherReadAt) && (
        <p className="mt-2 ml-11 text-small text-muted">
          {withName ?? "A former coach"} read this on <Moment at={otherReadAt} />
        </p>
      )}
      {!isOpen && (
        <p className="mt-2 text-small text-muted">
          {withName ?? "A former coach"} cannot see this ride any more. You keep what was said; nobody else reads it.
        </p>
      )}
      {last && mayWrite && <WhenRead about={about} coachId={coachId} upTo={last.at} mark={mark} />}
    </section>
  );
}

const NothingYet = () => <p className="text-muted">Nothing has been said about this ride yet.</p>;

const nameOf = ({ withName }: ShownTalk) => withName ?? "a former coach";

const lastOf = ({ comments }: ShownTalk): number => comments.at(-1)?.at.getTime() ?? 0;

/** Whether the last of one's own comments had been said by then. */
function isReadUpTo(comments: readonly SaidComment[], readAt: Date): boolean {
  const last = comments.filter(({ isOwn }) => isOwn).at(-1);
  return last !== undefined && last.at <= readAt;
}
