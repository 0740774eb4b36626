import { join } from 'node:path';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import type { House } from './house.ts';

/** A function of lib/edge as a viewer-request function. At most 10 KB and 1 ms: CloudFront's limits. */
export const edgeFunction = (scope: Construct, name: 'site-paths' | 'api-cookie', house: House) => ({
  eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
  function: new cloudfront.Function(scope, name, {
    // Names are global in an account: two stages must not share one.
    functionName: `foyer-${house.stage}-${name}`,
    code: cloudfront.FunctionCode.fromFile({
      filePath: join(import.meta.dirname, '../edge', `${name}.js`),
    }),
    runtime: cloudfront.FunctionRuntime.JS_2_0,
  }),
});
