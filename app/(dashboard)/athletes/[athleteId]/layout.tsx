import { AthleteHead } from "@/components/athletes/athlete-head";
import { athleteAt } from "./athlete-at";

export default async function AthleteLayout({ params, children }: LayoutProps<"/athletes/[athleteId]">) {
  const { sight } = await athleteAt((await params).athleteId);
  const { riderId, name, coaching } = sight;
  return (
    <main id="content" className="[--head:3rem]">
      <AthleteHead athleteId={riderId} name={name} hasHealth={coaching.withHealth} />
      <div className="mx-auto w-full max-w-[1280px] px-4 pt-6 pb-16 tablet:px-8">{children}</div>
    </main>
  );
}
