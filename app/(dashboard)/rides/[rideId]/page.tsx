import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { parseRideId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { findRide } from "@/server/data/rides";
import { findSight } from "@/server/data/visibility";
import { RidePage } from "../ride-page";

export async function generateMetadata({ params }: PageProps<"/rides/[rideId]">): Promise<Metadata> {
  const ride = await findRideAt((await params).rideId);
  return { title: ride?.title ?? "Ride not found" };
}

export default async function OwnRidePage({ params, searchParams }: PageProps<"/rides/[rideId]">) {
  const viewer = await requireViewer();
  const [ride, sight] = await Promise.all([findRideAt((await params).rideId), findSight(viewer, viewer.userId)]);
  if (!ride || !sight) notFound();
  return <RidePage viewer={viewer} sight={sight} ride={ride} asked={await searchParams} />;
}

/** The viewer's ride at an address. Asked twice, for the title and for the page, and looked up once. */
const findRideAt = cache(async (text: string) => {
  const viewer = await requireViewer();
  const id = parseRideId(text);
  return id && findRide(viewer, viewer.userId, id);
});
