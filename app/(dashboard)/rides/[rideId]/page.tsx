import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { preload } from "react-dom";
import { channelsAddress } from "@/components/rides/ride-data";
import { RideDataProvider } from "@/components/rides/ride-data-provider";
import { RideHeader } from "@/components/rides/ride-header";
import { RideLaps } from "@/components/rides/ride-laps";
import { RideView } from "@/components/rides/ride-view";
import { RideZones } from "@/components/rides/ride-zones";
import { parseRideId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { findRide } from "@/server/data/rides";

export async function generateMetadata({ params }: PageProps<"/rides/[rideId]">): Promise<Metadata> {
  const ride = await findRideAt((await params).rideId);
  return { title: ride?.title ?? "Ride not found" };
}

export default async function RidePage({ params }: PageProps<"/rides/[rideId]">) {
  const ride = await findRideAt((await params).rideId);
  if (!ride) notFound();

  const isDrawn = ride.channelNames.length > 0;
  if (isDrawn) preload(channelsAddress(ride.id, ride.version), { as: "fetch", crossOrigin: "anonymous" });
  return (
    <main id="content" className="mx-auto w-full max-w-[1280px] px-4 pt-6 pb-16 tablet:px-8 desk:pt-10">
      <RideHeader ride={ride} />
      <RideDataProvider
        rideId={ride.id}
        version={ride.version}
        elapsedSeconds={ride.elapsedSeconds}
        pauses={ride.pauses}
      >
        <RideView ride={ride} />
        <RideLaps laps={ride.laps} whole={ride} />
        <RideZones figures={ride.figures} channelNames={ride.channelNames} />
      </RideDataProvider>
    </main>
  );
}

/** The viewer's ride at an address. Asked twice, for the title and for the page, and looked up once. */
const findRideAt = cache(async (text: string) => {
  const viewer = await requireViewer();
  const id = parseRideId(text);
  return id && findRide(viewer, viewer.userId, id);
});
