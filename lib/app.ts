import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Tags, Validations, type StackProps } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdkJson from '../cdk.json' with { type: 'json' };
import { ApiStack } from './api-stack.ts';
import { bundleFunctions } from './constructs/function-bundles.ts';
import type { House } from './constructs/house.ts';
import { DataStack } from './data-stack.ts';
import { IdentityStack } from './identity-stack.ts';
import { MailStack } from './mail-stack.ts';
import { readStageConfig, type StageConfig } from './stage-config.ts';
import { WatchStack } from './watch-stack.ts';
import { WebStack } from './web-stack.ts';

const root = join(import.meta.dirname, '..');

export type AppOptions = {
  /** Default: the context value `stage` (`-c stage=dev`), else `sample`. */
  stage?: string;
  /** Where the cloud assembly goes. Default: where the CDK command line wants it, else `cdk.out`. */
  outdir?: string;
  /** The built web, default `build/web`. It must exist. */
  webDir?: string;
  /** The functions' entry files, default `lambdas/entry`. */
  entriesDir?: string;
  /** Instead of `stages/<stage>.json`. */
  config?: StageConfig;
};

/**
 * All stacks of one stage. Needs neither credentials nor network: nothing is looked up.
 * Throws in plain words when the configuration, an entry file or the built web is missing.
 */
export function buildApp(options: AppOptions): App {
  const outdir = options.outdir ?? process.env.CDK_OUTDIR ?? join(root, 'cdk.out');
  // The flags come from cdk.json for everyone: the command line, the tests and the local run.
  const app = new App({ outdir, context: cdkJson.context });
  const stage: string = options.stage ?? app.node.tryGetContext('stage') ?? 'sample';
  const config = options.config ?? readStageConfig(stage, root);
  const webDir = options.webDir ?? join(root, 'build/web');
  if (!existsSync(join(webDir, 'index.html')))
    throw new Error(`There is no built web in ${webDir}. Run "npm run build" first.`);

  mkdirSync(outdir, { recursive: true });
  const bundles = bundleFunctions({
    entriesDir: options.entriesDir ?? join(root, 'lambdas/entry'),
    outdir: join(outdir, 'functions'),
  });
  const house: House = { stage, config, bundles };
  const props = (name: string): StackProps => ({
    stackName: `foyer-${stage}-${name}`,
    description: `Foyer ${stage}: ${name}`,
    env: config.aws,
    terminationProtection: config.removal === 'retain' && (name === 'data' || name === 'identity'),
  });

  const data = new DataStack(app, 'data', { ...props('data'), house });
  const identity = new IdentityStack(app, 'identity', { ...props('identity'), house, data });
  const api = new ApiStack(app, 'api', { ...props('api'), house, data, identity });
  const mail = new MailStack(app, 'mail', { ...props('mail'), house, data, identity });
  new WebStack(app, 'web', { ...props('web'), house, data, api, mail, webDir });
  new WatchStack(app, 'watch', { ...props('watch'), house, data, identity, api, mail });

  Tags.of(app).add('foyer:stage', stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
