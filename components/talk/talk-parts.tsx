"use client";

import { type ComponentProps, lazy, Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton";

// What of a talk can be used is fetched only where two people can talk.
const LazyComposer = lazy(() => import("./composer"));
const LazyOwnComment = lazy(() => import("./own-comment"));
const LazyWhenRead = lazy(() => import("./mark-read"));

export const Composer = (props: ComponentProps<typeof LazyComposer>) => (
  <Suspense fallback={<Skeleton className="h-28" />}>
    <LazyComposer {...props} />
  </Suspense>
);

export const OwnComment = (props: ComponentProps<typeof LazyOwnComment>) => (
  <Suspense fallback={props.children}>
    <LazyOwnComment {...props} />
  </Suspense>
);

export const WhenRead = (props: ComponentProps<typeof LazyWhenRead>) => (
  <Suspense>
    <LazyWhenRead {...props} />
  </Suspense>
);
