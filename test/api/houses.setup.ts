import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built houses of this run are kept. */
    houses: string;
  }
}

/** One place for the built houses of a run; gone with it. */
export default function setUp(project: TestProject): () => void {
  const houses = mkdtempSync(join(tmpdir(), 'houses-'));
  project.provide('houses', houses);
  return () => rmSync(houses, { recursive: true, force: true });
}
