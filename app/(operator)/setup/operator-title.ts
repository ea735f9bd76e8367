import type { Metadata } from "next";
import { findViewer } from "@/server/auth";

/** Whoever is no operator is not told either that there would be something. */
export async function operatorTitle(title: string): Promise<Metadata> {
  return { title: (await findViewer())?.isOperator ? title : "Not found" };
}
