"use client";

import { type ComponentProps, lazy, Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { AskedOneByOne, type Asking, type AskingCard } from "./asked-one-by-one";

const LazyCard = lazy(() => import("./how-was-it-card"));

/** Asks how a ride was, above its page: what it takes is fetched where there is something to ask, and its room is kept. */
export const HowWasIt = (asking: Asking) => <AskedOneByOne {...asking} Card={CardOnItsWay} />;

const CardOnItsWay = (card: ComponentProps<AskingCard>) => (
  <div className="mt-6">
    <Suspense fallback={<Skeleton className="mb-6 h-96 desk:h-74" />}>
      <LazyCard {...card} />
    </Suspense>
  </div>
);
