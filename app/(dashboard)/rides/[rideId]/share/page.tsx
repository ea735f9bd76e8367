import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ShareDesk } from "@/components/share/share-desk";
import { ShareList } from "@/components/share/share-list";
import { TextLink } from "@/components/ui/link";
import { Page, Section } from "@/components/ui/page";
import { parseRideId } from "@/core/ids";
import { pictureInWords } from "@/core/ride-picture";
import { sharedRide } from "@/core/shared-ride";
import { requireViewer } from "@/server/auth";
import { findRide } from "@/server/data/rides";
import { listShares } from "@/server/data/shares";
import { placesOf } from "@/server/private-places";
import { makeLinkAction, revokeAction } from "./actions";

export const metadata: Metadata = { title: "Share" };

export default async function SharePage({ params }: PageProps<"/rides/[rideId]/share">) {
  const viewer = await requireViewer();
  const id = parseRideId((await params).rideId);
  const ride = id && (await findRide(viewer, viewer.userId, id));
  if (!ride) notFound();

  const mayShare = !viewer.isDemonstration;
  const showable = {
    hasMap: ride.channelNames.includes("position"),
    hasHeartRate: ride.channelNames.includes("heart-rate") || ride.meanHeartRateBpm !== null,
    privatePlaces: (await placesOf(viewer.userId)).length,
  };
  const picture = {
    words: pictureInWords(ride),
    wordsWithoutHeart: pictureInWords(sharedRide(ride, { withMap: false, withHeartRate: false })),
  };
  return (
    <Page title="Share" aside={<TextLink href={`/rides/${ride.id}`}>Back to “{ride.title}”</TextLink>}>
      <ShareDesk
        ride={{ id: ride.id, version: ride.version, title: ride.title, picture }}
        showable={showable}
        makeLink={mayShare ? makeLinkAction : null}
      />
      {mayShare && (
        <Section title="Links to this ride">
          <ShareList
            rideId={ride.id}
            shares={await listShares(viewer, ride.id)}
            showable={showable}
            revoke={revokeAction}
          />
        </Section>
      )}
    </Page>
  );
}
