import { Duration } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Nothing of the device is needed. */
const permissions = ['accelerometer', 'camera', 'geolocation', 'gyroscope', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

const policyText = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

const headers = (contentSecurityPolicy: string): cloudfront.ResponseSecurityHeadersBehavior => ({
  contentSecurityPolicy: { contentSecurityPolicy, override: true },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
  referrerPolicy: {
    referrerPolicy: cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
    override: true,
  },
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(365),
    includeSubdomains: true,
    override: true,
  },
});

const permissionsHeader = { header: 'Permissions-Policy', value: permissions, override: true };

/** For pages and assets. Only the site itself and the bucket of files are ever spoken to. */
export function siteHeaders(scope: Construct, files: IBucket): cloudfront.ResponseHeadersPolicy {
  const filesOrigin = `https://${files.bucketRegionalDomainName}`;
  return new cloudfront.ResponseHeadersPolicy(scope, 'site-headers', {
    securityHeadersBehavior: headers(
      policyText({
        'default-src': "'none'",
        'script-src': "'self'",
        // Mantine would write <style> elements while it runs; the web keeps it to style files (web/shared/theme).
        'style-src': "'self'",
        'img-src': `'self' data: blob: ${filesOrigin}`,
        'font-src': "'self'",
        'connect-src': `'self' ${filesOrigin}`,
        'manifest-src': "'self'",
        'worker-src': "'self'",
        'form-action': "'self'",
        'base-uri': "'none'",
        'frame-ancestors': "'none'",
      }),
    ),
    customHeadersBehavior: { customHeaders: [permissionsHeader] },
  });
}

/** For the API's answers: data, never a page, never kept. */
export const apiHeaders = (scope: Construct): cloudfront.ResponseHeadersPolicy =>
  new cloudfront.ResponseHeadersPolicy(scope, 'api-headers', {
    securityHeadersBehavior: headers(policyText({ 'default-src': "'none'", 'frame-ancestors': "'none'" })),
    customHeadersBehavior: {
      customHeaders: [permissionsHeader, { header: 'Cache-Control', value: 'no-store', override: true }],
    },
  });
