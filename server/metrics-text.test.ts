import { expect, test } from "vitest";
import { toPrometheus } from "./metrics-text";

// After the example of https://prometheus.io/docs/instrumenting/exposition_formats/.
test("metrics are written as Prometheus reads them", () => {
  expect(
    toPrometheus([
      {
        name: "http_requests_total",
        help: "The total number of HTTP requests.",
        type: "counter",
        samples: [
          { labels: { method: "post", code: "200" }, value: 1027 },
          { labels: { path: 'C:\\DIR\\"x"\n' }, value: 3 },
        ],
      },
      { name: "metric_without_labels", help: "Two\nlines.", type: "gauge", samples: [{ value: 12.47 }] },
      {
        name: "duration_seconds",
        help: "A histogram.",
        type: "histogram",
        bounds: [0.05, 0.1],
        counts: [24_054, 9_390, 2],
        sum: 53_423,
      },
    ]),
  ).toBe(
    [
      "# HELP http_requests_total The total number of HTTP requests.",
      "# TYPE http_requests_total counter",
      'http_requests_total{method="post",code="200"} 1027',
      'http_requests_total{path="C:\\\\DIR\\\\\\"x\\"\\n"} 3',
      "# HELP metric_without_labels Two\\nlines.",
      "# TYPE metric_without_labels gauge",
      "metric_without_labels 12.47",
      "# HELP duration_seconds A histogram.",
      "# TYPE duration_seconds histogram",
      'duration_seconds_bucket{le="0.05"} 24054',
      'duration_seconds_bucket{le="0.1"} 33444',
      'duration_seconds_bucket{le="+Inf"} 33446',
      "duration_seconds_sum 53423",
      "duration_seconds_count 33446",
      "",
    ].join("\n"),
  );
});
