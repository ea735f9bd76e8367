import { TextLink } from "@/components/ui/link";

/** Says whose rides these are, and that nothing can be broken. */
export function DemonstrationBanner({ name }: { name: string }) {
  return (
    <aside
      aria-label="Demonstration"
      className="border-b border-line bg-chosen px-4 py-2 text-center text-small text-muted tablet:px-8"
    >
      You are looking around as <strong className="font-medium text-ink">{name}</strong>, whose rides are made up.
      Nothing can be changed here. <TextLink href="/sign-up">Create an account</TextLink> for rides of your own.
    </aside>
  );
}
