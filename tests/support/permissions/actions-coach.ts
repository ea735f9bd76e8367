import { type ActionRow, actionsOf } from "./action-rows";
import { athlete, coaches, everybody, nobody, type Who } from "./people";
import { WORDS } from "./words";

const coachOfAll: Who = ({ name }) => name === "coach of all";
const invited: Who = ({ name }) => name === "invited";
const either =
  (...whos: Who[]): Who =>
  (person) =>
    whos.some((who) => who(person));

const SINCE = new Date("2026-11-20T07:00:00Z");
const talk = actionsOf("app/(dashboard)/rides/talk-actions.ts", ({ rideId }) => `/rides/${rideId}`, nobody);
const TALK: readonly ActionRow[] = [
  // Everybody who sees the ride says something in their own talk; in that of another coach nobody but the athlete does.
  talk.call(
    "takeTalkStepAction",
    ({ athleteId: riderId, rideId, coachId }) => [
      { riderId, rideId },
      { does: "write", coachIds: [coachId], text: "Mine now", stretch: null, since: SINCE },
    ],
    { may: either(athlete, coachOfAll) },
  ),
  ...[{ does: "edit", text: "Mine now" }, { does: "delete" }].flatMap((step) => [
    talk.call(
      "takeTalkStepAction",
      ({ athleteId: riderId, rideId, commentId }) => [
        { riderId, rideId },
        { ...step, id: commentId },
      ],
      { may: athlete },
    ),
    talk.call(
      "takeTalkStepAction",
      ({ athleteId: riderId, rideId, coachesCommentId }) => [
        { riderId, rideId },
        { ...step, id: coachesCommentId },
      ],
      { may: coachOfAll },
    ),
  ]),
  talk.call(
    "markReadAction",
    ({ athleteId: riderId, rideId, coachId }) => [
      { riderId, rideId },
      { coachId, upTo: new Date("2100-01-01T00:00:00Z") },
    ],
    { may: either(athlete, coachOfAll) },
  ),
];

const set = actionsOf(
  "app/(dashboard)/athletes/[athleteId]/figures/actions.ts",
  ({ athleteId }) => `/athletes/${athleteId}/figures`,
  coaches,
);
const withHeart: Who = (person) => coaches(person) && person.consent?.withHeartRate === true;
const end = actionsOf(
  "app/(dashboard)/athletes/[athleteId]/coaching/actions.ts",
  ({ athleteId }) => `/athletes/${athleteId}/coaching`,
  coaches,
);
const list = actionsOf("app/(dashboard)/athletes/attention-actions.ts", () => "/athletes", coaches);
const rules = actionsOf("app/(dashboard)/athletes/rules/actions.ts", () => "/athletes/rules", nobody);
const invite = actionsOf("app/(dashboard)/athletes/invite/actions.ts", () => "/athletes/invite", athlete);
const lineOf = (athleteId: string) => ({ athleteId, rule: WORDS.rule, evidence: WORDS.evidence });
const OF_COACHES: readonly ActionRow[] = [
  set.state("saveAthleteFigureAction", ({ athleteId }) => ({
    ...{ athleteId, kind: "ftpWatts", since: "day", validFrom: "2026-11-27", value: "260" },
  })),
  set.state(
    "saveAthleteFigureAction",
    ({ athleteId }) => ({ athleteId, kind: "maxHeartRate", since: "day", validFrom: "2026-11-27", value: "195" }),
    { may: withHeart },
  ),
  // What they set themselves.
  set.state(
    "removeAthleteFigureAction",
    ({ athleteId }) => ({ athleteId, kind: "wPrimeJoules", validFrom: "2026-11-26" }),
    {
      may: coachOfAll,
    },
  ),
  set.state(
    "removeAthleteFigureAction",
    ({ athleteId }) => ({ athleteId, kind: "ftpWatts", validFrom: "2026-01-01" }),
    {
      may: nobody,
    },
  ),
  end.state("endAthleteAction", ({ athleteId }) => ({ otherId: athleteId })),
  list.call("putAwayAction", ({ athleteId }) => [lineOf(athleteId), 3], {
    uncontrolled: "Only what a rule finds at that moment can be put away, and here nothing calls for a coach.",
  }),
  list.call("bringBackAction", ({ athleteId }) => [lineOf(athleteId)], { may: coachOfAll }),
  list.call("saveGroupAction", ({ athleteId }) => [athleteId, "Mine now"], { on: () => "/athletes/roster" }),
  rules.state("saveRuleAction", () => ({ rule: "question", isOn: "on" })),
  rules.state("resetRuleAction", () => ({})),
  invite.state("inviteAthleteAction", () => ({ email: "somebody@example.org" })),
];

const CONSENT = { since: "all", until: "open", withMap: "on" };
const own = actionsOf("app/(dashboard)/settings/coaches/actions.ts", () => "/settings/coaches", athlete);
const notices = actionsOf("app/(dashboard)/notices/actions.ts", () => "/notices", athlete);
const choices = actionsOf("app/(dashboard)/settings/notices/actions.ts", () => "/settings/notices", athlete);
const answer = actionsOf(
  "app/(public)/invitations/[token]/actions.ts",
  ({ invitationToken }) => `/invitations/${invitationToken}`,
  invited,
);
const mails = actionsOf(
  "app/(public)/unsubscribe/[token]/actions.ts",
  ({ unsubscribeToken }) => `/unsubscribe/${unsubscribeToken}`,
  everybody,
);
const LINK = { unlike: "Whoever has a link is told what it is good for." };
const OF_ATHLETES: readonly ActionRow[] = [
  own.state("inviteCoachAction", () => ({ ...CONSENT, email: "somebody@example.org" })),
  own.state("changeConsentAction", ({ coachId }) => ({ ...CONSENT, coachId }), {
    on: ({ coachId }) => `/settings/coaches/${coachId}`,
  }),
  own.state("endCoachAction", ({ coachId }) => ({ otherId: coachId }), {
    on: ({ coachId }) => `/settings/coaches/${coachId}`,
  }),
  // A coach who names their athlete in place of a coach.
  own.state("endCoachAction", ({ athleteId }) => ({ otherId: athleteId }), { may: nobody }),
  own.state("changeConsentAction", ({ athleteId }) => ({ ...CONSENT, coachId: athleteId }), { may: nobody }),
  own.state("revokeInvitationAction", ({ invitationId }) => ({ invitationId })),
  notices.form("markAllReadAction", () => ({ until: "2100-01-01T00:00:00.000Z" })),
  choices.state("saveNoticeChoicesAction", () => ({ "mail-comment": "daily" })),
  answer.state("acceptAction", ({ invitationToken }) => ({ token: invitationToken }), LINK),
  answer.state("declineAction", ({ invitationToken }) => ({ token: invitationToken }), LINK),
  mails.state("unsubscribeAction", ({ unsubscribeToken }) => ({ token: unsubscribeToken, kind: "comment" })),
];

/** What athletes and coaches do to each other. */
export const COACH_ACTIONS: readonly ActionRow[] = [...TALK, ...OF_COACHES, ...OF_ATHLETES];
