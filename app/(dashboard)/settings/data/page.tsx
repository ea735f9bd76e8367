import type { Metadata } from "next";
import { ConsentText } from "@/components/settings/consent-text";
import { DataForm } from "@/components/settings/data-form";
import { TextLink } from "@/components/ui/link";
import { requireViewer } from "@/server/auth";
import { findDataChoices } from "@/server/data/data-choices";
import { hasHealth } from "@/server/data/health";
import { env } from "@/server/env";
import { saveDataAction } from "./actions";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage() {
  const viewer = await requireViewer();
  const [{ accepted, own, wanted }, isHealthThere] = await Promise.all([findDataChoices(viewer), hasHealth(viewer)]);
  const { bytesDays } = env().retention;
  return (
    <>
      <p className="mb-6 max-w-[64ch] text-muted">
        Providers may tell more than your rides. What you do not want is dropped as it arrives, before it is stored.
        Nobody but you sees what is kept of your health
        {isHealthThere ? (
          <>
            : it is on your <TextLink href="/health">Health</TextLink> page.
          </>
        ) : (
          "."
        )}{" "}
        Kinds of data that you switch on later are asked for back to where your rides here begin. Files that you upload
        yourself are yours: they stay as they are, whatever you choose here.
      </p>
      {viewer.isDemonstration ? (
        <>
          <p className="mb-4">Not to be changed in the demonstration.</p>
          <ConsentText wanted={wanted} bytesDays={bytesDays} />
        </>
      ) : (
        <DataForm action={saveDataAction} own={own} accepted={accepted} bytesDays={bytesDays} />
      )}
    </>
  );
}
