import { type ActionRow, actionsOf } from "./action-rows";
import { athlete, nobody, operator } from "./people";

const setup = actionsOf("app/(operator)/setup/actions.ts", () => "/setup", operator);
const connections = actionsOf("app/(operator)/setup/connections/actions.ts", () => "/setup/connections", operator);
const data = actionsOf("app/(operator)/setup/data/actions.ts", () => "/setup/data", operator);
const deliveries = actionsOf("app/(operator)/setup/deliveries/actions.ts", () => "/setup/deliveries", operator);
const queues = actionsOf("app/(operator)/setup/queues/actions.ts", () => "/setup/queues", operator);

/** What operators do to the house. */
const OF_OPERATOR: readonly ActionRow[] = [
  setup.form("setStreetMapAction", () => ({ to: "off" })),
  setup.call("runChecksAction", () => []),
  connections.call("checkWithTerraAction", () => []),
  connections.call("repairGapsAction", () => []),
  data.state("setAcceptedAction", () => ({ "keep-activity": "on" })),
  deliveries.form("replayChosenAction", ({ deliveryId }) => ({ id: deliveryId })),
  deliveries.form("replayFoundAction", () => ({ state: "applied" })),
  queues.form("redriveAction", () => ({ queue: "apply-delivery" })),
  queues.form("dismissAction", () => ({ kind: "silence" })),
];

const doors = actionsOf("app/(public)/actions.ts", () => "/sign-in", nobody);

/** How one comes in and goes out. */
const OF_DOORS: readonly ActionRow[] = [
  doors.state("signInAction", () => ({ email: "nobody@example.org", password: "a guess at it" })),
  doors.state(
    "signUpAction",
    ({ athleteId }) => ({
      ...{ email: `${athleteId}@example.org`, name: "Mine now", password: "a long word of mine" },
    }),
    { unlike: "Whoever signs up with an address is told that it has an account: tests/integration/accounts.test.ts." },
  ),
  doors.state("lookAroundAction", () => ({})),
  doors.call("signOutAction", () => [], { may: athlete, on: () => "/rides" }),
];

export const OPEN_ACTIONS: readonly ActionRow[] = [...OF_OPERATOR, ...OF_DOORS];
