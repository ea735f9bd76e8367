import type { PostOffice } from "./deliveries";
import type { Library } from "./library";
import type { Memory } from "./memory";
import type { Shelf } from "./shelf";

/** What every part of the sandbox works on. */
export interface World {
  /** Where browsers reach the sandbox. */
  publicUrl: string;
  /** Where deliveries are posted; browsers may know the application by another name. */
  webhookUrl: string;
  devId: string;
  apiKey: string;
  memory: Memory;
  shelf: Shelf;
  library: Library;
  postOffice: PostOffice;
  /** Call after every change of the memory. */
  changed(): void;
  /** Unix milliseconds. */
  now(): number;
}
