import { join } from 'node:path';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** A function of lib/edge as a viewer-request function. At most 10 KB and 1 ms: CloudFront's limits. */
export const edgeFunction = (scope: Construct, name: 'site-paths' | 'api-cookie') => ({
  eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
  function: new cloudfront.Function(scope, name, {
    code: cloudfront.FunctionCode.fromFile({
      filePath: join(import.meta.dirname, '../edge', `${name}.js`),
    }),
    runtime: cloudfront.FunctionRuntime.JS_2_0,
  }),
});
