import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };
// As in pages and commands: `import "server-only"` is empty under this condition and throws without it.
const ssr = { resolve: { conditions: ["react-server", "module", "node"] } };

/** Files that take minutes: begun last, they would run alone while everything else is done. */
const LONGEST = /\/(permissions|many-processes|kill|histories-property)\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        ssr,
        test: {
          name: "unit",
          // They share nothing that one could leave behind for another; each alone takes half as long again.
          isolate: false,
          // One for each core: Vitest would leave one of them alone.
          maxWorkers: 2,
          include: ["{core,server,sandbox,components,scripts}/**/*.test.{ts,tsx}", "tests/*.test.ts"],
        },
      },
      {
        resolve: { alias },
        ssr,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
