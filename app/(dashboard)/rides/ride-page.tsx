import { setTimeout as sleep } from "node:timers/promises";
import { type ReactNode, Suspense } from "react";
import { Withheld } from "@/components/athletes/withheld";
import { ChannelsAhead } from "@/components/rides/channels-ahead";
import { cropInWords } from "@/components/rides/crop-in-words";
import { CropRemark } from "@/components/rides/crop-remark";
import { EffortEditing } from "@/components/rides/effort-editing";
import { FigureCards } from "@/components/rides/figure-cards";
import { FurtherDown } from "@/components/rides/further-down";
import { channelsAddress, OWN_RIDES, ridesOfAthlete } from "@/components/rides/ride-address";
import { RideClimbs } from "@/components/rides/ride-climbs";
import { RideDataProvider } from "@/components/rides/ride-data-provider";
import { RideDistribution } from "@/components/rides/ride-distribution";
import { RideEfforts, RideEffortsAmongBests } from "@/components/rides/ride-efforts";
import { RideFoundEfforts } from "@/components/rides/ride-found-efforts";
import { RideHeader } from "@/components/rides/ride-header";
import { RideJourney } from "@/components/rides/ride-journey";
import { RideLaps } from "@/components/rides/ride-laps";
import { RideNumbers } from "@/components/rides/ride-numbers";
import { RideRepairs } from "@/components/rides/ride-repairs";
import { RideSummary } from "@/components/rides/ride-summary";
import { RideView } from "@/components/rides/ride-view";
import { RideZones } from "@/components/rides/ride-zones";
import { parseStretch } from "@/components/rides/stretch-address";
import { ViewChoicesProvider } from "@/components/rides/view-choices";
import { HowWasIt } from "@/components/talk/how-was-it";
import { pinsOf } from "@/components/talk/pins-of";
import { RideTalk } from "@/components/talk/ride-talk";
import { TalkProvider } from "@/components/talk/talk-provider";
import type { Ride } from "@/core/ride";
import { findKeptBests } from "@/server/data/bests";
import { listComments } from "@/server/data/comments";
import { listAsked } from "@/server/data/how-was-it";
import { listSeparated } from "@/server/data/rides-at-one-time";
import { findViewChoices } from "@/server/data/view-choices";
import type { Sight } from "@/server/data/visibility";
import { changeMark } from "@/server/live";
import { streetMap } from "@/server/street-map";
import type { Viewer } from "@/server/viewer";
import { joinAgainAction, separateSourceAction, setRepairAction } from "./[rideId]/actions";
import { takeEffortStepAction } from "./effort-actions";
import { HOW_WAS_IT, toAsked } from "./how-was-it";
import { askAgainAction, uncropAction } from "./journey-actions";
import { markReadAction, takeTalkStepAction } from "./talk-actions";
import { keepViewChoicesAction } from "./view-actions";

/**
 * The page of a ride, for its rider and for their coach alike. A coach changes nothing of it, and is given a ride that
 * holds nothing that they may not see; how they like to see rides is their own.
 */
export async function RidePage({
  viewer,
  sight,
  ride,
  asked,
}: {
  viewer: Viewer;
  /** What the viewer may see of the ride's rider. */
  sight: Sight;
  /** As this viewer may see it. */
  ride: Ride;
  /** What the page's address asks for. */
  asked: Parameters<typeof parseStretch>[0];
}) {
  const isOwn = sight.coaching === null;
  const base = isOwn ? OWN_RIDES : ridesOfAthlete(sight.riderId);
  const mayChange = isOwn && !viewer.isDemonstration;
  const bests = findKeptBests(viewer, ride.riderId, ride.id, changeMark(sight.riderId));
  const [known, separated, choices, map, talks, unsaid] = await Promise.all([
    Promise.race([bests, sleep(WORTH_WAITING_MS, null)]),
    isOwn ? listSeparated(viewer, ride.id) : [],
    findViewChoices(viewer),
    streetMap(),
    listComments(viewer, sight.riderId, ride.id),
    isOwn ? listAsked(viewer, ride.id) : [],
  ]);
  const about = { riderId: sight.riderId, rideId: ride.id };
  const address = channelsAddress(base, ride.id, ride.version);
  const crop = cropInWords(ride);
  return (
    <Frame isOwn={isOwn}>
      {ride.channelNames.length > 0 && <ChannelsAhead address={address} />}
      <ViewChoicesProvider first={choices} keep={viewer.isDemonstration ? null : keepViewChoicesAction}>
        <RideDataProvider
          // What a browser holds of channels that are not shared any more goes.
          key={sight.coaching?.changedAt.getTime()}
          address={address}
          elapsedSeconds={ride.elapsedSeconds}
          pauses={ride.pauses}
          stretch={parseStretch(asked, ride.elapsedSeconds)}
        >
          <TalkProvider
            about={about}
            since={ride.startedAt}
            pins={pinsOf(talks)}
            take={talks.some(({ isOpen }) => isOpen) && !viewer.isDemonstration ? takeTalkStepAction : null}
          >
            <EffortEditing rideId={ride.id} startedAt={ride.startedAt} take={mayChange ? takeEffortStepAction : null}>
              <FigureCards ride={ride}>
                <RideHeader ride={ride} base={base} mayEdit={mayChange} />
                {sight.coaching && <Withheld consent={sight.coaching} fields={SHOWN_BY_CONSENT} className="mt-3" />}
                {crop && <CropRemark action={mayChange ? uncropAction : null} rideId={ride.id} words={crop} />}
                {unsaid.length > 0 && <HowWasIt rides={unsaid.map(toAsked)} isNamed={false} actions={HOW_WAS_IT} />}
                <RideSummary ride={ride} />
                <RideView ride={ride} streetMap={map} />
                <FurtherDown>
                  <RideTalk about={about} talks={talks} mark={markReadAction} mayWrite={!viewer.isDemonstration} />
                </FurtherDown>
                <FurtherDown>
                  {isOwn && <RideRepairs ride={ride} action={mayChange ? setRepairAction : null} />}
                  <RideFoundEfforts ride={ride} />
                  <RideLaps ride={ride} />
                </FurtherDown>
                <FurtherDown>
                  <RideNumbers ride={ride} isForRider={isOwn} />
                </FurtherDown>
                <FurtherDown>
                  {known ? (
                    <RideEfforts ride={ride} base={base} bests={known} />
                  ) : (
                    <Suspense fallback={<RideEfforts ride={ride} base={base} />}>
                      <RideEffortsAmongBests ride={ride} base={base} bests={bests} />
                    </Suspense>
                  )}
                </FurtherDown>
                <FurtherDown>
                  <RideClimbs ride={ride} isCompared={Boolean(sight.coaching?.mayCompare && sight.coaching.withMap)} />
                  <RideZones ride={ride} isForRider={isOwn} />
                  <RideDistribution ride={ride} />
                </FurtherDown>
                {isOwn && (
                  <FurtherDown>
                    <RideJourney
                      ride={ride}
                      separated={separated}
                      actions={
                        mayChange
                          ? { separate: separateSourceAction, joinAgain: joinAgainAction, askAgain: askAgainAction }
                          : null
                      }
                    />
                  </FurtherDown>
                )}
              </FigureCards>
            </EffortEditing>
          </TalkProvider>
        </RideDataProvider>
      </ViewChoicesProvider>
    </Frame>
  );
}

/** An athlete's page has one already, with their name. */
const Frame = ({ isOwn, children }: { isOwn: boolean; children: ReactNode }) =>
  isOwn ? (
    <main id="content" className="mx-auto w-full max-w-[1280px] px-4 pt-6 pb-16 tablet:px-8 desk:pt-10">
      {children}
    </main>
  ) : (
    children
  );

/** What of a ride an athlete may keep to themselves. */
const SHOWN_BY_CONSENT = ["withMap", "withHeartRate", "withWeight", "withNotes"] as const;

/** What comes later is sent behind the page, and the page then twice where it belongs. */
const WORTH_WAITING_MS = 80;
