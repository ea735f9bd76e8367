"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { Button } from "@/components/ui/button";
import { Quantity } from "@/components/ui/quantity";
import { Sheet, useSheet } from "@/components/ui/sheet";
import type { ShownFigure } from "@/core/explain/shown-figures";
import type { Ride } from "@/core/ride";
import { FigureExplanation } from "./figure-explanation";
import { useRide } from "./ride-data-provider";

/** A figure as it stands on the page. */
export interface PressedFigure {
  name: ShownFigure;
  /** Which effort, climb or lap it is of. */
  index: number;
  label: string;
  /** Null of what is more than one number. */
  text: string | null;
}

type Press = (figure: PressedFigure, button: HTMLElement) => void;

const Context = createContext<Press | null>(null);

/** What a figure tells when it is pressed. */
export function usePress(): Press {
  const press = useContext(Context);
  if (!press) throw new Error("A figure stands within FigureCards");
  return press;
}

/** Fetches the texts of all cards: only who presses a figure reads them. */
const fetchTexts = () => import("./explanation-of");

/** Fetches them ahead of a press. */
export function expectPress(): void {
  // Where they do not come, the press asks once more and says so.
  fetchTexts().catch(() => null);
}

type Texts = Awaited<ReturnType<typeof fetchTexts>>;

/** Everything within it may hold figures; the one that is pressed is explained on a card. */
export function FigureCards({ ride, children }: { ride: Ride; children: ReactNode }) {
  const { openBeside, settle, ...sheet } = useSheet();
  const [pressed, setPressed] = useState<PressedFigure | null>(null);
  const [texts, setTexts] = useState<Texts | "failed" | null>(null);
  const press = useCallback<Press>(
    (figure, button) => {
      setPressed(figure);
      fetchTexts().then(setTexts, () => setTexts("failed"));
      openBeside(button);
    },
    [openBeside],
  );
  // Another text has another height.
  useLayoutEffect(settle);
  const id = useId();

  return (
    <Context value={press}>
      {children}
      <Sheet sheet={sheet} aria-labelledby={id} className="tablet:w-[26rem]">
        {pressed && <FigureCard titleId={id} ride={ride} pressed={pressed} texts={texts} close={sheet.close} />}
      </Sheet>
    </Context>
  );
}

function FigureCard({
  titleId,
  ride,
  pressed,
  texts,
  close,
}: {
  titleId: string;
  ride: Ride;
  pressed: PressedFigure;
  texts: Texts | "failed" | null;
  close: () => void;
}) {
  const { loading } = useRide();
  const channels = loading.state === "ready" ? loading.data.channels : null;
  const explanation = useMemo(
    () => (texts === null || texts === "failed" ? null : texts.explanationOf(ride, channels, pressed)),
    [texts, ride, channels, pressed],
  );
  return (
    <div className="p-4 tablet:p-5">
      <header className="mb-2 flex items-start justify-between gap-4">
        <h2 id={titleId}>
          <span className="block text-small text-muted">{explanation?.title ?? pressed.label}</span>
          {pressed.text && (
            <span className="block text-figure font-light tracking-tight">
              <Quantity text={pressed.text} unitClassName="text-body" />
            </span>
          )}
        </h2>
        <Button look="bare" onClick={close} className="-mt-2">
          Close
        </Button>
      </header>
      {texts === "failed" && <p role="alert">The explanation did not come. Look at your network, then press again.</p>}
      {texts === null && <p role="status">One moment …</p>}
      {explanation && <FigureExplanation explanation={explanation} />}
    </div>
  );
}
