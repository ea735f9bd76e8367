import { type RefObject, useEffect, useRef, useState } from "react";

/** A wheel that turned for so long over the lanes may be meant for them. */
const LONG_MILLISECONDS = 700;
const REST_MILLISECONDS = 300;
const HINT_MILLISECONDS = 3000;

/** A notch of a mouse's wheel; a pinch on a pad comes in many small ones. */
const MOST_OF_A_TURN = 40;

/**
 * The wheel scrolls the page. With ctrl or cmd it looks nearer or from further away, which is also what a pinch on a pad
 * sends.
 *
 * @param zoom by a factor, around a share of the width
 * @returns whether to say so: once, when the wheel has turned over the lanes for long without it
 */
export function useWheel(plot: RefObject<HTMLElement | null>, zoom: (factor: number, share: number) => void): boolean {
  const latest = useRef(zoom);
  latest.current = zoom;
  const [isHinting, setIsHinting] = useState(false);

  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    let [begun, last, wasTold] = [0, Number.NEGATIVE_INFINITY, false];
    let ending: ReturnType<typeof setTimeout> | undefined;

    const hintWhenLong = (now: number) => {
      if (now - last > REST_MILLISECONDS) begun = now;
      last = now;
      if (wasTold || now - begun < LONG_MILLISECONDS) return;
      wasTold = true;
      setIsHinting(true);
      ending = setTimeout(() => setIsHinting(false), HINT_MILLISECONDS);
    };
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return hintWhenLong(event.timeStamp);
      event.preventDefault();
      setIsHinting(false);
      const { left, width } = element.getBoundingClientRect();
      const turned = Math.max(-MOST_OF_A_TURN, Math.min(MOST_OF_A_TURN, event.deltaY));
      latest.current(Math.exp(turned / 100), width > 0 ? (event.clientX - left) / width : 0.5);
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => {
      clearTimeout(ending);
      element.removeEventListener("wheel", turn);
    };
  }, [plot]);

  return isHinting;
}
