// Where an execution environment begins. What it loads stays compiled from one to the next: half of a cold start.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./worker.ts');
