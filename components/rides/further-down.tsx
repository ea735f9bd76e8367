import { type ReactNode, Suspense } from "react";

/**
 * What lies below the first view of a page. It is in the page as it was sent, and comes alive behind what can be seen: React
 * hydrates each such part by itself, and at once where somebody presses in it.
 */
export const FurtherDown = ({ children }: { children: ReactNode }) => <Suspense>{children}</Suspense>;
