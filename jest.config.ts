/** @jest-config-loader esbuild-register */
import type { Config } from "jest";

const config: Config = {
  testMatch: [
    "<rootDir>/packages/*/test/**/*.test.ts",
    "<rootDir>/apps/*/test/**/*.test.ts",
    "<rootDir>/proof/test/**/*.test.ts",
  ],
  extensionsToTreatAsEsm: [".ts"],
  testEnvironmentOptions: {
    customExportConditions: ["@confirma-connect/source", "node"],
    globalsCleanup: "on",
  },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
        module: { type: "es6" },
        sourceMaps: "inline",
      },
    ],
  },
  setupFilesAfterEnv: ["<rootDir>/jest.setup.ts"],
  workerIdleMemoryLimit: "512MB",
  // Jest leaves one core free by itself, which would be half of a small machine.
  maxWorkers: "100%",
  testTimeout: 20_000,
  collectCoverageFrom: ["packages/*/src/**/*.ts", "apps/*/src/**/*.ts"],
  coverageProvider: "v8",
};

export default config;
