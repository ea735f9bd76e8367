import "server-only";
import { houseMetrics } from "../../house-metrics";
import { isOperator } from "../../operator";
import type { Viewer } from "../../viewer";

/**
 * How the house stands, as Prometheus reads it.
 *
 * @returns null when the viewer is no operator
 */
export async function readMetrics(viewer: Viewer): Promise<string | null> {
  return (await isOperator(viewer.userId)) ? houseMetrics() : null;
}
