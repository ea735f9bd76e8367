"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** So far below the window a chart is drawn before it is scrolled to, and none at the foot of the first view. */
const NEAR = "200px 0px";

/** Draws what it holds once it comes near the window: the code of a chart that nobody scrolls to is not fetched. */
export function WhenNear({ meanwhile, children }: { meanwhile: ReactNode; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (!place.current || isNear) return;
    const watch = new IntersectionObserver((seen) => setIsNear(seen.some((one) => one.isIntersecting)), {
      rootMargin: NEAR,
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [isNear]);
  return <div ref={place}>{isNear ? children : meanwhile}</div>;
}
