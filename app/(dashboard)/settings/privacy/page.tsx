import type { Metadata } from "next";
import { Suspense } from "react";
import { PrivacyExplained } from "@/components/settings/privacy-explained";
import { PrivacyPlaceForm } from "@/components/settings/privacy-place-form";
import { PrivacyPlaces } from "@/components/settings/privacy-places";
import { previewPlace } from "@/components/settings/privacy-preview";
import { PrivacySketch, PrivacySketchKey } from "@/components/settings/privacy-sketch";
import { Section } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { formatHeight } from "@/core/format";
import type { PrivatePlace } from "@/core/private-places";
import { requireViewer } from "@/server/auth";
import { listPlaces, listRecentTracks, MOST_PLACES, type RideTrack } from "@/server/data/private-places";
import { RADIUS_METERS } from "@/server/private-place-form";
import { addPlaceAction, changePlaceAction, removePlaceAction, restorePlaceAction } from "./actions";
import { nameRide, ridesNear, suggestPlaces } from "./suggestions";

export const metadata: Metadata = { title: "Privacy" };

/** Where rides begin and end is plain from so many. */
const RECENT_RIDES = 60;

export default async function PrivacyPage() {
  const viewer = await requireViewer();
  const lead = (
    <p className="mb-6 max-w-[64ch] text-muted">
      Name a place, your home for instance, and nobody but you sees where you rode near it.
    </p>
  );
  if (viewer.isDemonstration) {
    return (
      <>
        {lead}
        <p>Not to be changed in the demonstration.</p>
        <PrivacyExplained />
      </>
    );
  }

  const places = await listPlaces(viewer);
  const rides = listRecentTracks(viewer, RECENT_RIDES);
  const rows = places.map((place) => ({
    id: place.id,
    name: place.name,
    radiusMeters: place.radiusMeters,
    surroundings: (
      <Suspense fallback={<Surroundings place={place} />}>
        <RiddenSurroundings place={place} rides={rides} />
      </Suspense>
    ),
  }));
  const actions = { change: changePlaceAction, remove: removePlaceAction, restore: restorePlaceAction };
  return (
    <>
      {lead}
      <section aria-labelledby="places">
        <h2 id="places" className="sr-only">
          Your private places
        </h2>
        <PrivacyPlaces places={rows} actions={actions} />
        {places.length > 0 && <PrivacySketchKey />}
      </section>
      <Section title="Name a place">
        {places.length < MOST_PLACES ? (
          <Suspense fallback={<Skeleton className="h-80" />}>
            <NewPlace places={places} rides={rides} />
          </Suspense>
        ) : (
          <p>These are {MOST_PLACES} places, which is as many as there can be. Remove one before you name another.</p>
        )}
      </Section>
      <PrivacyExplained />
    </>
  );
}

async function RiddenSurroundings({ place, rides }: { place: PrivatePlace; rides: Promise<RideTrack[]> }) {
  const all = await rides;
  return <Surroundings place={place} near={ridesNear(all, place)} total={all.length} />;
}

/** Without rides while they are being read. */
function Surroundings({ place, near, total = 0 }: { place: PrivatePlace; near?: RideTrack[]; total?: number }) {
  const newest = near?.[0];
  return (
    <>
      <PrivacySketch
        preview={previewPlace(place, newest?.track ?? null)}
        label={newest ? `Around ${place.name}, with ${nameRide(newest)}` : `Around ${place.name}`}
      />
      <div className="min-w-0 flex-1">
        <h3 className="font-medium wrap-anywhere">{place.name}</h3>
        <p className="text-small text-muted">{formatHeight(place.radiusMeters)} around it</p>
        {near && total > 0 && <p className="text-small text-muted">{comingBy(near.length, total)}</p>}
      </div>
    </>
  );
}

function comingBy(count: number, total: number): string {
  if (total === 1)
    return count === 1 ? "Your one ride with a map comes by." : "Your one ride with a map does not come by.";
  const verb = count === 1 ? "comes" : "come";
  return `${count === 0 ? "None" : count} of your last ${total} rides with a map ${verb} by.`;
}

async function NewPlace({ places, rides }: { places: PrivatePlace[]; rides: Promise<RideTrack[]> }) {
  const all = await rides;
  const suggestions = suggestPlaces(all, places, RADIUS_METERS.usual).map(({ place, ...words }) => ({
    ...words,
    coordinates: `${place.latitude.toFixed(6)}, ${place.longitude.toFixed(6)}`,
    sketch: (
      <PrivacySketch
        preview={previewPlace(place, ridesNear(all, place)[0]?.track ?? null)}
        label={null}
        className="w-24 tablet:w-32"
      />
    ),
  }));
  return (
    <PrivacyPlaceForm
      action={addPlaceAction}
      suggestions={suggestions}
      sketchKey={places.length === 0 && <PrivacySketchKey />}
      placeIds={places.map(({ id }) => id)}
      usualMeters={RADIUS_METERS.usual}
    />
  );
}
