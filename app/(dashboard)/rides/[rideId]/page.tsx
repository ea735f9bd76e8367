import { setTimeout as sleep } from "node:timers/promises";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, Suspense } from "react";
import { ChannelsAhead } from "@/components/rides/channels-ahead";
import { cropInWords } from "@/components/rides/crop-in-words";
import { CropRemark } from "@/components/rides/crop-remark";
import { EffortEditing } from "@/components/rides/effort-editing";
import { FigureCards } from "@/components/rides/figure-cards";
import { FurtherDown } from "@/components/rides/further-down";
import { RideClimbs } from "@/components/rides/ride-climbs";
import { channelsAddress } from "@/components/rides/ride-data";
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
import { parseRideId } from "@/core/ids";
import { changesSeenBy, requireViewer } from "@/server/auth";
import { findKeptBests } from "@/server/data/bests";
import { findRide } from "@/server/data/rides";
import { listSeparated } from "@/server/data/rides-at-one-time";
import { findViewChoices } from "@/server/data/view-choices";
import { streetMap } from "@/server/street-map";
import { takeEffortStepAction } from "../effort-actions";
import { askAgainAction, uncropAction } from "../journey-actions";
import { keepViewChoicesAction } from "../view-actions";
import { joinAgainAction, separateSourceAction, setRepairAction } from "./actions";

export async function generateMetadata({ params }: PageProps<"/rides/[rideId]">): Promise<Metadata> {
  const ride = await findRideAt((await params).rideId);
  return { title: ride?.title ?? "Ride not found" };
}

export default async function RidePage({ params, searchParams }: PageProps<"/rides/[rideId]">) {
  const viewer = await requireViewer();
  const [ride, choices, map] = await Promise.all([
    findRideAt((await params).rideId),
    findViewChoices(viewer),
    streetMap(),
  ]);
  if (!ride) notFound();

  const bests = findKeptBests(viewer, ride.riderId, ride.id, changesSeenBy(viewer));
  const [known, separated] = await Promise.all([
    Promise.race([bests, sleep(WORTH_WAITING_MS, null)]),
    listSeparated(viewer, ride.id),
  ]);
  const address = channelsAddress(ride.id, ride.version);
  const mayChange = !viewer.isDemonstration;
  const crop = cropInWords(ride);
  return (
    <main id="content" className="mx-auto w-full max-w-[1280px] px-4 pt-6 pb-16 tablet:px-8 desk:pt-10">
      {ride.channelNames.length > 0 && <ChannelsAhead address={address} />}
      <ViewChoicesProvider first={choices} keep={mayChange ? keepViewChoicesAction : null}>
        <RideDataProvider
          address={address}
          elapsedSeconds={ride.elapsedSeconds}
          pauses={ride.pauses}
          stretch={parseStretch(await searchParams, ride.elapsedSeconds)}
        >
          <EffortEditing rideId={ride.id} startedAt={ride.startedAt} take={mayChange ? takeEffortStepAction : null}>
            <FigureCards ride={ride}>
              <RideHeader ride={ride} mayEdit={mayChange} />
              {crop && <CropRemark action={mayChange ? uncropAction : null} rideId={ride.id} words={crop} />}
              <RideSummary ride={ride} />
              <RideView ride={ride} streetMap={map} />
              <FurtherDown>
                <RideRepairs ride={ride} action={mayChange ? setRepairAction : null} />
                <RideFoundEfforts ride={ride} />
                <RideLaps ride={ride} />
              </FurtherDown>
              <FurtherDown>
                <RideNumbers ride={ride} />
              </FurtherDown>
              <FurtherDown>
                {known ? (
                  <RideEfforts ride={ride} bests={known} />
                ) : (
                  <Suspense fallback={<RideEfforts ride={ride} />}>
                    <RideEffortsAmongBests ride={ride} bests={bests} />
                  </Suspense>
                )}
              </FurtherDown>
              <FurtherDown>
                <RideClimbs ride={ride} />
                <RideZones ride={ride} />
                <RideDistribution ride={ride} />
              </FurtherDown>
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
            </FigureCards>
          </EffortEditing>
        </RideDataProvider>
      </ViewChoicesProvider>
    </main>
  );
}

/** What comes later is sent behind the page, and the page then twice where it belongs. */
const WORTH_WAITING_MS = 80;

/** The viewer's ride at an address. Asked twice, for the title and for the page, and looked up once. */
const findRideAt = cache(async (text: string) => {
  const viewer = await requireViewer();
  const id = parseRideId(text);
  return id && findRide(viewer, viewer.userId, id);
});
