import { Section } from "@/components/ui/page";

/** What a private place does, and what it cannot do. */
export const PrivacyExplained = () => (
  <Section title="What this does, and what it does not">
    <ul className="flex max-w-[64ch] list-disc flex-col gap-2 pl-5">
      <li>
        Nobody but you opens your rides here, except those whom you send a link to one. They see a gap where you rode
        within the circle, in the map and in everything that is drawn from it.
      </li>
      <li>
        What is hidden is larger than the circle you ask for, and its middle lies off the place: from many rides that
        vanish at one border, nobody can tell the middle.
      </li>
      <li>
        It holds for all of your rides, old and new, from the moment you save it. What somebody looked at before, or
        saved, stays with them.
      </li>
      <li>
        Distance, time, elevation and all that was measured stay as they are, and so do titles and notes. Who knows the
        neighbourhood well may guess something from them.
      </li>
      <li>You yourself see everything, and the files that you download hold everything: mind whom you give those.</li>
    </ul>
  </Section>
);
