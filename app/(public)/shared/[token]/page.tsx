import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { userAgent } from "next/server";
import { cache } from "react";
import { preload } from "react-dom";
import { EffortEditing } from "@/components/rides/effort-editing";
import { FigureCards } from "@/components/rides/figure-cards";
import { RideClimbs } from "@/components/rides/ride-climbs";
import { RideDataProvider } from "@/components/rides/ride-data-provider";
import { RideDistribution } from "@/components/rides/ride-distribution";
import { RideEfforts } from "@/components/rides/ride-efforts";
import { RideFoundEfforts } from "@/components/rides/ride-found-efforts";
import { RideHead } from "@/components/rides/ride-head";
import { RideLaps } from "@/components/rides/ride-laps";
import { RideNumbers } from "@/components/rides/ride-numbers";
import { RideSummary } from "@/components/rides/ride-summary";
import { RideView } from "@/components/rides/ride-view";
import { RideZones } from "@/components/rides/ride-zones";
import { parseStretch } from "@/components/rides/stretch-address";
import { ViewChoicesProvider } from "@/components/rides/view-choices";
import { WIDE } from "@/components/share/picture-shape";
import { SharedBy } from "@/components/share/shared-by";
import { pictureInWords } from "@/core/ride-picture";
import { summarise } from "@/core/summary";
import { FIRST_CHOICES } from "@/core/view-choices";
import { clientAddress } from "@/server/accounts/client-address";
import { unlessGuessing } from "@/server/accounts/guesses";
import { findViewer } from "@/server/auth";
import { env } from "@/server/env";
import { countOpening, findSharedRide } from "@/server/shared-ride";

/** Whoever is led elsewhere from here does not tell there where they came from: the address is the key. */
const QUIET: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

export async function generateMetadata({ params }: PageProps<"/shared/[token]">): Promise<Metadata> {
  const { token } = await params;
  const shared = await findSharedAt(token);
  if (!shared) return { ...QUIET, title: "This link shows nothing" };
  const { ride } = shared;
  const description = summarise(ride)
    .map(({ text }) => text)
    .join(" ");
  const picture = {
    url: `/api/shared/${token}/picture`,
    width: WIDE.width,
    height: WIDE.height,
    type: "image/png",
    alt: pictureInWords(ride),
  };
  return {
    ...QUIET,
    metadataBase: new URL(env().publicUrl),
    title: ride.title,
    description,
    openGraph: { type: "article", siteName: "Musette", title: ride.title, description, images: [picture] },
    twitter: { card: "summary_large_image", title: ride.title, description, images: [picture] },
  };
}

export default async function SharedRidePage({ params, searchParams }: PageProps<"/shared/[token]">) {
  const { token } = await params;
  const shared = await findSharedAt(token);
  if (!shared) notFound();
  const { ride, sharedBy, expiresAt } = shared;
  if (!userAgent({ headers: await headers() }).isBot) await countOpening(token, await findViewer());

  const address = `/api/shared/${token}/channels?v=${ride.version}`;
  if (ride.channelNames.length > 0) preload(address, { as: "fetch", crossOrigin: "anonymous" });
  return (
    <main id="content" className="mx-auto w-full max-w-[1280px] px-4 pt-4 pb-16 tablet:px-8 desk:pt-6">
      <SharedBy name={sharedBy} until={expiresAt} />
      <ViewChoicesProvider first={FIRST_CHOICES} keep={null}>
        <RideDataProvider
          address={address}
          elapsedSeconds={ride.elapsedSeconds}
          pauses={ride.pauses}
          stretch={parseStretch(await searchParams, ride.elapsedSeconds)}
        >
          <EffortEditing rideId={ride.id} startedAt={ride.startedAt} take={null}>
            <FigureCards ride={ride}>
              <RideHead ride={ride} arrivedAt={null} actions={null} />
              <RideSummary ride={ride} />
              <RideView ride={ride} />
              <RideFoundEfforts ride={ride} />
              <RideLaps ride={ride} />
              <RideNumbers ride={ride} isForRider={false} />
              <RideEfforts ride={ride} />
              <RideClimbs ride={ride} />
              <RideZones ride={ride} isForRider={false} />
              <RideDistribution ride={ride} />
            </FigureCards>
          </EffortEditing>
        </RideDataProvider>
      </ViewChoicesProvider>
    </main>
  );
}

/** What a link shows. Asked twice, for what messengers tell of it and for the page, and looked up once. */
const findSharedAt = cache(async (token: string) =>
  unlessGuessing(clientAddress(await headers()), () => findSharedRide(token)),
);
