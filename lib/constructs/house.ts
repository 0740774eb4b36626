import { RemovalPolicy } from 'aws-cdk-lib';
import type { FunctionName } from '../../lambdas/entry/functions.ts';
import type { StageConfig } from '../stage-config.ts';

/** What every stack of a stage knows. */
export type House = {
  stage: string;
  config: StageConfig;
  /** The folder of each bundled function. */
  bundles: Record<FunctionName, string>;
};

/** What becomes of things that hold data when their stack goes. */
export const removalOf = ({ config }: House): RemovalPolicy =>
  config.removal === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

/** The name of the SSM parameter with the site's address: written by the web stack, read by functions at run time. */
export const siteAddressParameter = ({ stage }: House): string => `/foyer/${stage}/site-address`;

/** The name of the SSM parameter with the ids of the set-up clients: written by the identity stack, read by its trigger. */
export const setUpClientsParameter = ({ stage }: House): string => `/foyer/${stage}/set-up-clients`;
