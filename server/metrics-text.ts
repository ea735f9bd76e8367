/** One metric in the words of Prometheus: its samples by their labels. */
export interface Metric {
  name: string;
  help: string;
  type: "counter" | "gauge";
  samples: { labels?: Record<string, string>; value: number }[];
}

/** Seconds that something took, counted in buckets. */
export interface Histogram {
  name: string;
  help: string;
  type: "histogram";
  /** Upper bounds; `counts` has one more, for what is above all of them. */
  bounds: readonly number[];
  counts: readonly number[];
  sum: number;
}

/**
 * Metrics as Prometheus reads them.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/, text format 0.0.4
 */
export const toPrometheus = (metrics: readonly (Metric | Histogram)[]): string =>
  metrics
    .flatMap((metric) => [
      `# HELP ${metric.name} ${metric.help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}`,
      `# TYPE ${metric.name} ${metric.type}`,
      ...(metric.type === "histogram" ? bucketsOf(metric) : metric.samples.map((sample) => line(metric.name, sample))),
    ])
    .map((text) => `${text}\n`)
    .join("");

function bucketsOf({ name, bounds, counts, sum }: Histogram): string[] {
  let total = 0;
  const buckets = [...bounds.map(String), "+Inf"].map((le, index) => {
    total += counts[index] ?? 0;
    return line(`${name}_bucket`, { labels: { le }, value: total });
  });
  return [...buckets, line(`${name}_sum`, { value: sum }), line(`${name}_count`, { value: total })];
}

function line(name: string, { labels = {}, value }: Metric["samples"][number]): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}`;
}

const escaped = (text: string) => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
