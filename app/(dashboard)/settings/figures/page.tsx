import type { Metadata } from "next";
import { FiguresForm } from "@/components/settings/figures-form";
import { FiguresHistory } from "@/components/settings/figures-history";
import { Section } from "@/components/ui/page";
import { requireViewer } from "@/server/auth";
import { type DatedFigures, listFigures } from "@/server/data/figures";
import { deleteFiguresAction, saveFiguresAction } from "./actions";
import { today } from "./today";

export const metadata: Metadata = { title: "Figures" };

export default async function FiguresPage() {
  const viewer = await requireViewer();
  const rows = await listFigures(viewer);
  const [newest] = rows;

  return (
    <>
      <p className="mb-6 max-w-[64ch] text-muted">
        Zones, load and intensity are worked out from these. Leave open what you do not know: what depends on it is left
        out, not guessed. After a change all your rides are worked out again.
      </p>
      {!viewer.isDemonstration && (
        <FiguresForm action={saveFiguresAction} current={newest ? typed(newest) : null} today={today(new Date())} />
      )}
      {rows.length > 0 && (
        <Section title="So far">
          <FiguresHistory rows={rows} action={viewer.isDemonstration ? null : deleteFiguresAction} />
        </Section>
      )}
    </>
  );
}

/** As they would be typed. */
const typed = ({ validFrom: _, ...figures }: DatedFigures): Record<string, string> =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value === null ? "" : String(value)]));
