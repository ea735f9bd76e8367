"use client";

import { type ComponentProps, createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";

const IsSettled = createContext<{ current: boolean }>({ current: false });

/** A list into which what comes later slides; what was there at first is simply there. */
export function Arrivals({ children }: { children: ReactNode }) {
  const isSettled = useRef(false);
  useEffect(() => {
    isSettled.current = true;
  }, []);
  return <IsSettled value={isSettled}>{children}</IsSettled>;
}

/** A row of such a list. */
export function ArrivingRow({ className = "", ...rest }: ComponentProps<"tr">) {
  const isSettled = useContext(IsSettled);
  const [isLate] = useState(() => isSettled.current);
  return <tr className={isLate ? `animate-slide-in ${className}` : className} {...rest} />;
}
