import { spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeTempFolder, removeFolder } from "../support/temp-folder";

let folder: string;

beforeEach(() => {
  folder = makeTempFolder("bootstrap");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", dependencies: { pg: "8.23.1" } }));
  const packages = { "": { dependencies: { pg: "8.23.1" } }, "node_modules/pg": { version: "8.23.1" } };
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages }));
  cpSync("scripts/bootstrap.js", join(folder, "scripts/bootstrap.js"), { recursive: true });
});

afterEach(() => removeFolder(folder));

test("without npm, says where to get it", () => {
  const { status, stderr } = bootstrap("start", { PATH: "/nowhere" });
  expect(status).toBe(1);
  expect(stderr).toBe("npm was not found: install Node.js 20 or later together with npm from https://nodejs.org.\n");
});

test("without a registry, says what to look at", () => {
  const { status, stderr } = bootstrap("start", {
    PATH: process.env.PATH,
    HOME: folder,
    npm_config_registry: "http://127.0.0.1:9/",
    npm_config_fetch_retries: "0",
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/\nThe installation failed: .+\.\n$/);
});

test("names the commands there are to somebody who asks for another", () => {
  const { status, stderr } = bootstrap("fly", {});
  expect(status).toBe(1);
  expect(stderr).toMatch(/^There is no command "fly": choose one of start, dev, test, .+\.\n$/);
});

const bootstrap = (verb: string, env: Partial<NodeJS.ProcessEnv>) =>
  spawnSync(process.execPath, [join(folder, "scripts/bootstrap.js"), verb], {
    encoding: "utf8",
    env: { NODE_ENV: "test", ...env },
  });
