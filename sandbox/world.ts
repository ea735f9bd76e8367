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
  /** What the environment has switched on, in Terra's words. */
  providers: readonly string[];
  memory: Memory;
  shelf: Shelf;
  library: Library;
  postOffice: PostOffice;
  /** Call after every change of the memory. */
  changed(): void;
  /** Unix milliseconds. */
  now(): number;
}

/** The providers that riders can choose now. */
export const providersOf = ({ providers, memory }: World): readonly string[] =>
  memory.moods.hasNoProviders ? [] : providers;

/** @returns the provider as Terra spells it, or null when it is not switched on */
export const providerNamed = (world: World, name: string): string | null =>
  providersOf(world).find((provider) => provider === name.trim().toUpperCase()) ?? null;
