import * as z from 'zod';

const list = z.array(z.string()).default([]);

const corsRule = z
  .object({
    AllowedMethods: list,
    AllowedOrigins: list,
    AllowedHeaders: list,
    ExposedHeaders: list,
    MaxAge: z.coerce.number().optional(),
  })
  .transform((rule) => ({
    methods: rule.AllowedMethods,
    origins: rule.AllowedOrigins,
    headers: rule.AllowedHeaders,
    exposed: rule.ExposedHeaders,
    maxAge: rule.MaxAge,
  }));

/** One rule of a bucket's CorsConfiguration; `maxAge` in seconds. */
export type CorsRule = z.infer<typeof corsRule>;

const properties = z.object({
  CorsConfiguration: z.object({ CorsRules: z.array(corsRule) }).optional(),
  VersioningConfiguration: z.object({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
});

/** What of an AWS::S3::Bucket the stand-in heeds. */
export type Bucket = { name: string; cors: CorsRule[]; versioning: 'Off' | 'Enabled' | 'Suspended' };

/** Reads resolved CloudFormation properties of AWS::S3::Bucket; throws on properties that have another shape. */
export function readBucket(name: string, resolved: Record<string, unknown>): Bucket {
  const read = properties.parse(resolved);
  return {
    name,
    cors: read.CorsConfiguration?.CorsRules ?? [],
    versioning: read.VersioningConfiguration?.Status ?? 'Off',
  };
}
