import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';

/** One configuration a stage: what differs between one provider's deployment and another's. docs/deploying.md explains each key. */

/** The same sentence for missing and for wrong values: what the key is, and an example. */
const says = (what: string, example: unknown) => ({
  error: (issue: { input?: unknown }) =>
    `${issue.input === undefined ? 'is missing' : `cannot be ${JSON.stringify(issue.input)}`}. It is ${what}, for example ${JSON.stringify(example)}.`,
});

const text = (what: string, example: string, max = 200) => {
  const said = says(what, example);
  return z.string(said).trim().min(1, said).max(max, `is longer than ${max} characters.`);
};
const address = (what: string, example: string) => z.email(says(what, example)).toLowerCase();
const matching = (pattern: RegExp, what: string, example: string) =>
  z.string(says(what, example)).regex(pattern, says(what, example));

const hostName = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

/** CloudWatch keeps logs for these numbers of days only. */
const retentions = Object.values(RetentionDays).filter(
  (days) => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

const Provider = z.strictObject({
  name: text('the name that customers know you by', 'Harbour IT', 80),
  phone: text('the number that people call', '+44 20 7946 0000', 40),
  hours: text('when somebody answers', 'Monday to Friday, 8:00 to 18:00'),
  welcome: text('the greeting on the home page', 'How can we help you today?', 500),
  timeZone: text('your time zone by its IANA name', 'Europe/London').refine(
    isTimeZone,
    says('your time zone by its IANA name', 'Europe/London'),
  ),
  colour: matching(/^#[0-9a-f]{6}$/i, 'the colour of buttons and links', '#2456c7').default('#2456c7'),
});

const Site = z.strictObject({
  domain: matching(hostName, "the site's host name in lower case, without https://", 'portal.example.com'),
  certificateArn: matching(
    /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/.+$/,
    "the ARN of the domain's certificate, which CloudFront takes from us-east-1 only",
    'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d',
  ),
});

const Mail = z.strictObject({
  from: address('the address that mails come from', 'support@example.com'),
  replyTo: address('the address that answers go to', 'support@example.com').optional(),
  identity: z
    .enum(
      ['domain', 'address', 'existing'],
      says(
        'what SES verifies: the domain of `from`, the address only, or nothing because it is verified already',
        'domain',
      ),
    )
    .default('domain'),
  verified: z.boolean(says('true once SES shows the sender as verified', false)).default(false),
});

/** Issuers that speak for everybody with an account anywhere: nobody could say whose addresses they may vouch for. */
const everybody =
  /^https:\/\/(login\.microsoftonline\.com\/(common|organizations|consumers)\b|accounts\.google\.com$)/;

/** An organisation whose people sign in with its own accounts. docs/single-sign-on.md explains each key. */
const Organisation = z.strictObject({
  id: matching(
    /^[a-z][a-z0-9-]{2,31}$/,
    'a short name that never changes: 3 to 32 lower-case letters, digits and dashes',
    'larkspur',
  ),
  name: text('the name of the organisation, as its people know it', 'Larkspur Dental Group', 80),
  domains: z
    .array(
      matching(
        hostName,
        'the part after the @ of its e-mail addresses, in lower case',
        'larkspur.example.com',
      ),
    )
    .min(1, 'must name at least one domain of e-mail addresses.'),
  issuer: matching(
    /^https:\/\/[^\s?#]+[^\s?#/]$/,
    "the address of the organisation's own OpenID issuer",
    'https://login.microsoftonline.com/<tenant id>/v2.0',
  ).refine(
    (issuer) => !everybody.test(issuer),
    'speaks for everybody, not for one organisation. Name its own tenant, as in "https://login.microsoftonline.com/<tenant id>/v2.0".',
  ),
  clientId: text('the id of the application that the organisation registered', '0a1b2c3d-…', 200),
  secret: matching(
    /^[\w/+=.@-]{1,200}$/,
    'the name, in Secrets Manager, of the secret that holds the client secret',
    'foyer/prod/larkspur',
  ),
  passwords: z.boolean(says('true while its people may sign in with a password, too', false)).default(false),
});

/** The environment of a function holds 4 KB; some forty organisations fit. */
const mostOrganisations = 40;

const twice = (list: string[]) => list.find((one, at) => list.indexOf(one) !== at);

const SingleSignOn = z
  .strictObject({
    prefix: matching(
      /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      'the first part of the address of the sign-in endpoints, unused by anybody else in the region, without "aws", "amazon" or "cognito"',
      'northwind-it',
    ),
    organisations: z
      .array(Organisation)
      .min(1, 'must name at least one organisation.')
      .max(mostOrganisations, `can name at most ${mostOrganisations} organisations.`),
  })
  .check(({ value, issues }) => {
    const again =
      twice(value.organisations.map(({ id }) => id)) ??
      twice(value.organisations.flatMap(({ domains }) => domains));
    if (again)
      issues.push({
        code: 'custom',
        input: value,
        path: ['organisations'],
        message: `names ${again} twice.`,
      });
  });

const Stage = z.strictObject({
  provider: Provider,
  administrator: z.strictObject({
    name: text('the name of the first administrator of the desk', 'Ada Marsh', 80),
    email: address('the address of the first administrator of the desk', 'ada@example.com'),
  }),
  /** Without it the site answers at CloudFront's own name. */
  site: Site.optional(),
  mail: Mail,
  alarms: z.strictObject({
    email: address('the address that hears when something is wrong', 'operations@example.com'),
  }),
  logRetentionDays: z
    .literal(retentions, says('how many days logs are kept, one of CloudWatch’s numbers', 90))
    .default(90),
  /** Absent: everybody signs in by password. */
  singleSignOn: SingleSignOn.optional(),
  removal: z
    .enum(['retain', 'destroy'], says('what becomes of data when a stack is removed', 'retain'))
    .default('retain'),
  /** Further origins that may post files; the site itself always may. For trying things out. */
  uploadOrigins: z.array(text('an origin', 'http://localhost:*')).default([]),
  aws: z
    .strictObject({
      region: matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'the region', 'eu-west-2').optional(),
      account: matching(/^\d{12}$/, 'the account, 12 digits', '111122223333').optional(),
    })
    .default({}),
});

/** Cognito leads back to addresses that are registered with it before the distribution exists. */
export const StageConfig = Stage.refine(({ singleSignOn, site }) => !singleSignOn || site, {
  path: ['singleSignOn'],
  message: "needs a site of its own: set site.domain, as CloudFront's own name is not known in time.",
});
export type StageConfig = z.infer<typeof StageConfig>;

/** Checks a configuration; throws one error that names each wrong key of `source`, what is wrong, and an example. */
export function parseStageConfig(given: unknown, source: string): StageConfig {
  const parsed = StageConfig.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.flatMap((issue) => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => `${[...issue.path, key].join('.')} is not a key that Foyer knows.`);
    if (issue.code === 'invalid_type' && issue.expected === 'object')
      return [`${path || 'The configuration'} is missing or is not an object { … }.`];
    return [`${path} ${issue.message}`];
  });
  throw new Error(`${source} needs attention:\n${lines.map((line) => `  - ${line}`).join('\n')}`);
}

/** Reads `stages/<stage>.json` below `directory`. Throws when it is missing, is not JSON or does not hold. */
export function readStageConfig(stage: string, directory: string): StageConfig {
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(stage))
    throw new Error(
      `A stage's name has at most 20 lower-case letters, digits and dashes, as in "dev". It cannot be "${stage}".`,
    );
  const source = join('stages', `${stage}.json`);
  const file = join(directory, source);
  if (!existsSync(file)) {
    const known = readdirSync(join(directory, 'stages')).filter((name) => name.endsWith('.json'));
    throw new Error(
      `There is no ${source}. Copy stages/sample.json to it and fill it in, or choose with -c stage=… one of: ${known.map((name) => name.slice(0, -5)).join(', ')}.`,
    );
  }
  try {
    return parseStageConfig(JSON.parse(readFileSync(file, 'utf8')), source);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Error(`${source} is not valid JSON: ${error.message}`, { cause: error });
    throw error;
  }
}
