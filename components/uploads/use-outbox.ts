"use client";

import { useSyncExternalStore } from "react";
import { onOutbox, readOutbox, readServerOutbox } from "./outbox";

/** What is on its way from this window. */
export const useOutbox = () => useSyncExternalStore(onOutbox, readOutbox, readServerOutbox);
