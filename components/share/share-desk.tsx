"use client";

import { useState } from "react";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import type { Sharing } from "@/core/shared-ride";
import { ShareForm, SharingFields } from "./share-form";
import { SharePicture } from "./share-picture";
import type { ShareState } from "./share-state";
import { type Showable, WhatIsShown } from "./what-is-shown";

/** What a picture tells, for those who do not see it. */
interface PictureWords {
  words: string;
  wordsWithoutHeart: string;
}

/** What is shared, seen at once in the picture beside it; and the two ways to hand it on. */
export function ShareDesk({
  ride,
  showable,
  makeLink,
}: {
  ride: { id: string; version: number; title: string; picture: PictureWords };
  showable: Showable;
  /** Null for who only looks around. */
  makeLink: ((previous: ShareState, form: FormData) => Promise<ShareState>) | null;
}) {
  const [sharing, setSharing] = useState<Sharing>({ withMap: showable.hasMap, withHeartRate: showable.hasHeartRate });
  return (
    <div className="grid grid-cols-1 gap-x-12 gap-y-10 desk:grid-cols-2">
      <div className="flex flex-col gap-5 [&>section]:mt-4">
        <SharingFields sharing={sharing} showable={showable} choose={setSharing} />
        <WhatIsShown sharing={sharing} showable={showable} />
        <Section title="A link">
          {makeLink ? (
            <ShareForm action={makeLink} rideId={ride.id} title={ride.title} sharing={sharing} />
          ) : (
            <Notice title="You are only looking around here">
              Links are for rides of one’s own. <TextLink href="/sign-up">Create an account</TextLink> to share yours.
            </Notice>
          )}
        </Section>
      </div>
      <div className="[&>section]:mt-0">
        <Section title="A picture">
          <SharePicture
            rideId={ride.id}
            version={ride.version}
            title={ride.title}
            words={sharing.withHeartRate ? ride.picture.words : ride.picture.wordsWithoutHeart}
            sharing={sharing}
          />
        </Section>
      </div>
    </div>
  );
}
