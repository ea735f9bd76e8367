import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RidePage } from "@/app/(dashboard)/rides/ride-page";
import { parseRideId } from "@/core/ids";
import { findRide } from "@/server/data/rides";
import { athleteAt } from "../../athlete-at";

type Props = PageProps<"/athletes/[athleteId]/rides/[rideId]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { athleteId, rideId } = await params;
  const { sight, ride } = await rideAt(athleteId, rideId);
  return { title: ride ? `${ride.title} · ${sight.name}` : "Ride not found" };
}

export default async function AthleteRidePage({ params, searchParams }: Props) {
  const { athleteId, rideId } = await params;
  const { viewer, sight, ride } = await rideAt(athleteId, rideId);
  if (!ride) notFound();
  return <RidePage viewer={viewer} sight={sight} ride={ride} asked={await searchParams} />;
}

/** The ride at an address as the athlete's coach sees it. Asked twice, for the title and for the page, and looked up once. */
const rideAt = cache(async (athleteId: string, rideId: string) => {
  const { viewer, sight } = await athleteAt(athleteId);
  const id = parseRideId(rideId);
  return { viewer, sight, ride: id && (await findRide(viewer, sight.riderId, id)) };
});
