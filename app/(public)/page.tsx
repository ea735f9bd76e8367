import { redirect } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { findViewer } from "@/server/auth";
import { env } from "@/server/env";
import { lookAroundAction } from "./actions";
import { LookAroundForm } from "./look-around-form";
import { RidePicture } from "./ride-picture";

const FACTS = [
  ["Rides come by themselves.", "Connect your Bryton once. A ride is here moments after it was uploaded."],
  ["Every second is kept.", "Power, heart rate, speed, climb and route, as recorded, on one time line."],
  ["It is yours.", "Musette runs on your own server. Nobody else sees a ride unless you let them."],
] as const;

export default async function WelcomePage() {
  if (await findViewer()) redirect("/rides");
  const { isDemonstration } = env();

  return (
    <main id="content" className="mx-auto flex min-h-dvh max-w-[1080px] flex-col justify-center px-4 py-12 tablet:px-8">
      <div className="grid items-center gap-x-16 gap-y-10 desk:grid-cols-2">
        <div>
          <p className="flex items-center gap-3 text-title font-medium tracking-tight">
            <Mark className="size-9" /> Musette
          </p>
          <h1 className="mt-8 text-display font-light tracking-tight">Your rides, read closely and kept at home</h1>
          <p className="mt-4 max-w-[46ch] text-lead text-muted">
            A dashboard for people who ride with a Bryton: everything that was recorded, drawn so that you can see it.
          </p>
          {isDemonstration && <LookAroundForm action={lookAroundAction} />}
          <div className="mt-8 flex flex-wrap gap-3">
            <ButtonLink href="/sign-up" look={isDemonstration ? "plain" : "primary"}>
              Create an account
            </ButtonLink>
            <ButtonLink href="/sign-in">Sign in</ButtonLink>
          </div>
        </div>
        <RidePicture />
      </div>
      <dl className="mt-16 grid gap-x-10 gap-y-6 border-t border-line pt-8 tablet:grid-cols-3">
        {FACTS.map(([title, text]) => (
          <div key={title}>
            <dt className="font-medium">{title}</dt>
            <dd className="mt-1 text-muted">{text}</dd>
          </div>
        ))}
      </dl>
    </main>
  );
}
