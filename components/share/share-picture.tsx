"use client";

import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import type { Sharing } from "@/core/shared-ride";
import { CopyButton } from "./copy-button";
import { SQUARE, WIDE } from "./picture-shape";
import { SendButton } from "./send-button";

const SHAPES = { wide: WIDE, square: SQUARE } as const;

/** The ride as a picture, as it will be sent: it follows what is chosen beside it. */
export function SharePicture({
  rideId,
  version,
  title,
  words,
  sharing,
}: {
  rideId: string;
  version: number;
  title: string;
  /** What the picture tells, for who does not see it. */
  words: string;
  sharing: Sharing;
}) {
  const [shape, setShape] = useState<keyof typeof SHAPES>("wide");
  const { width, height } = SHAPES[shape];
  const address = pictureAddress(rideId, version, shape, sharing);
  const name = `${title.replace(/[\\/:*?"<>|]+/g, " ").trim() || "ride"}.png`;
  return (
    <div>
      {/* biome-ignore lint/performance/noImgElement: it is drawn for this page, and there is nothing to optimise. */}
      <img
        src={address}
        width={width}
        height={height}
        alt={words}
        className="h-auto w-full rounded-small border border-line bg-sunken"
      />
      <fieldset className="mt-3 flex flex-wrap gap-x-6">
        <legend className="sr-only">Shape of the picture</legend>
        <Choice label="Wide" name="shape" value="wide" checked={shape === "wide"} onChange={() => setShape("wide")} />
        <Choice
          label="Square"
          name="shape"
          value="square"
          checked={shape === "square"}
          onChange={() => setShape("square")}
        />
      </fieldset>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <ButtonLink href={address} download={name} prefetch={false}>
          Download the picture
        </ButtonLink>
        <CopyButton copy={() => copyPicture(address)}>Copy the picture</CopyButton>
        <SendButton content={() => pictureToSend(address, name, title)}>Send the picture …</SendButton>
      </div>
    </div>
  );
}

function pictureAddress(rideId: string, version: number, shape: keyof typeof SHAPES, sharing: Sharing): string {
  const asked = new URLSearchParams({ v: String(version) });
  if (shape === "square") asked.set("square", "");
  if (!sharing.withMap) asked.set("map", "no");
  if (!sharing.withHeartRate) asked.set("heart-rate", "no");
  return `/rides/${rideId}/picture?${asked}`;
}

async function fetchPicture(address: string): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`GET ${address} answered ${response.status}`);
  return response.blob();
}

/** The promise goes into the clipboard: a browser allows no copying a while after the press. */
const copyPicture = (address: string) =>
  navigator.clipboard.write([new ClipboardItem({ "image/png": fetchPicture(address) })]);

async function pictureToSend(address: string, name: string, title: string): Promise<ShareData> {
  const file = new File([await fetchPicture(address)], name, { type: "image/png" });
  return { title, files: [file] };
}
