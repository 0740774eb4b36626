import { buildApp } from '../lib/app.ts';

try {
  buildApp({}).synth();
} catch (error) {
  // What is wrong with a configuration or a missing build is said in one sentence; a stack trace would bury it.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
