import { DATA_TYPES, WANTED_FIELDS } from "@/core/wanted-data";
import { type ActionRow, actionsOf } from "./action-rows";
import { athlete } from "./people";

const edit = actionsOf("app/(dashboard)/rides/edit-actions.ts", ({ rideId }) => `/rides/${rideId}/edit`, athlete);
const OF_RIDES: readonly ActionRow[] = [
  edit.state("saveRideAction", ({ rideId }) => ({
    ...{ rideId, title: "Mine now", notes: "", effort: "", feeling: "", tags: "", type: "" },
  })),
  edit.state("removeRideAction", ({ rideId }) => ({ rideId })),
  edit.state("restoreRideAction", ({ removedRideId }) => ({ rideId: removedRideId }), { on: () => "/rides/deleted" }),
];

const ride = actionsOf("app/(dashboard)/rides/[rideId]/actions.ts", ({ rideId }) => `/rides/${rideId}`, athlete);
const OF_SOURCES: readonly ActionRow[] = [
  ride.state("setRepairAction", ({ croppedRideId, croppedSourceId }) => ({
    ...{ rideId: croppedRideId, sourceId: croppedSourceId, kind: "power-spikes", wish: "do" },
  })),
  ride.state("separateSourceAction", ({ rideId, sourceId }) => ({ rideId, sourceId })),
  ride.state("joinAgainAction", ({ croppedRideId }) => ({ rideId: croppedRideId }), {
    on: ({ croppedRideId }) => `/rides/${croppedRideId}`,
  }),
];

const BEGAN = new Date("2026-11-20T07:00:00Z");
const efforts = actionsOf("app/(dashboard)/rides/effort-actions.ts", ({ rideId }) => `/rides/${rideId}`, athlete);
const SPAN = { start: 60, end: 120 };
const OF_EFFORTS: readonly ActionRow[] = [
  { does: "add", effort: { ...SPAN, name: null, replaces: null, isHidden: false } },
  { does: "change", name: "Mine now", span: null, isHidden: null },
  { does: "remove" },
].map((step) =>
  efforts.call("takeEffortStepAction", ({ rideId, effortId }) => [rideId, BEGAN, { ...step, id: effortId }]),
);

const journey = actionsOf("app/(dashboard)/rides/journey-actions.ts", ({ rideId }) => `/rides/${rideId}`, athlete);
const howItWas = actionsOf("app/(dashboard)/rides/how-was-it-actions.ts", ({ rideId }) => `/rides/${rideId}`, athlete);
const share = actionsOf(
  "app/(dashboard)/rides/[rideId]/share/actions.ts",
  ({ rideId }) => `/rides/${rideId}/share`,
  athlete,
);
const view = actionsOf("app/(dashboard)/rides/view-actions.ts", ({ rideId }) => `/rides/${rideId}`, athlete);
const OF_RIDE_PAGE: readonly ActionRow[] = [
  journey.state("askAgainAction", ({ rideId, sourceId }) => ({ rideId, sourceId })),
  journey.state("uncropAction", ({ croppedRideId }) => ({ rideId: croppedRideId })),
  howItWas.call("sayHowItWasAction", ({ rideId }) => [rideId, { effort: 3 }]),
  howItWas.call("stopAskingAction", ({ rideId }) => [rideId]),
  share.state("makeLinkAction", ({ rideId }) => ({ rideId, map: "on", until: "7", date: "" })),
  share.state("revokeAction", ({ rideId, shareId }) => ({ rideId, shareId })),
  view.call("keepViewChoicesAction", () => [{ routeColour: "plain" }]),
];

const account = actionsOf("app/(dashboard)/settings/account/actions.ts", () => "/settings/account", athlete);
const connections = actionsOf(
  "app/(dashboard)/settings/connections/actions.ts",
  () => "/settings/connections",
  athlete,
);
const data = actionsOf("app/(dashboard)/settings/data/actions.ts", () => "/settings/data", athlete);
const allKept = Object.fromEntries([...DATA_TYPES, ...WANTED_FIELDS].map((what) => [`keep-${what}`, "on"]));
const { "keep-nutrition": _, ...allButFood } = allKept;
const OF_SETTINGS: readonly ActionRow[] = [
  account.state("endOtherSessionsAction", () => ({})),
  connections.state("connectAction", () => ({ provider: "BRYTONSPORT" })),
  connections.state("disconnectAction", ({ connectionId }) => ({ connectionId, rides: "keep" }), {
    on: ({ connectionId }) => `/settings/connections/${connectionId}/disconnect`,
  }),
  connections.state("historyAction", ({ connectionId }) => ({ connectionId, howFar: "3-months" })),
  connections.state("spanAction", ({ connectionId }) => ({ connectionId, from: "2026-11-01", until: "2026-11-05" })),
  connections.state("checkNowAction", ({ connectionId }) => ({ connectionId })),
  connections.state("cancelPastAction", ({ runningRequestId }) => ({ requestId: runningRequestId })),
  connections.state("resumePastAction", ({ requestId }) => ({ requestId })),
  data.state("saveDataAction", () => allButFood),
];

const figures = actionsOf("app/(dashboard)/settings/figures/actions.ts", () => "/settings/figures", athlete);
const places = actionsOf("app/(dashboard)/settings/privacy/actions.ts", () => "/settings/privacy", athlete);
const uploads = actionsOf("app/(dashboard)/uploads/actions.ts", ({ batchId }) => `/uploads/${batchId}`, athlete);
const PLACE = { name: "Mine now", radiusMeters: "200", coordinates: "50, 8" };
const OF_FORMS: readonly ActionRow[] = [
  figures.state("saveFigureAction", () => ({ kind: "ftpWatts", since: "day", validFrom: "2026-11-01", value: "260" })),
  figures.state("removeFigureAction", () => ({ kind: "ftpWatts", validFrom: "2026-01-01" })),
  places.state("addPlaceAction", () => ({ ...PLACE, where: "elsewhere" })),
  places.state("changePlaceAction", ({ placeId }) => ({ id: placeId, name: "Mine now", radiusMeters: "200" })),
  places.state("removePlaceAction", ({ placeId }) => ({ id: placeId })),
  places.state("restorePlaceAction", ({ rideId }) => ({
    ...{ ...PLACE, id: rideId, shiftNorthMeters: "0", shiftEastMeters: "0" },
  })),
  uploads.state("undoUploadAction", ({ batchId }) => ({ batchId })),
];

/** What riders do with their own. */
export const OWN_ACTIONS: readonly ActionRow[] = [
  ...[...OF_RIDES, ...OF_SOURCES, ...OF_EFFORTS, ...OF_RIDE_PAGE],
  ...[...OF_SETTINGS, ...OF_FORMS],
];
