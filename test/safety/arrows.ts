/**
 * Who may import whom (docs/adding-a-feature.md draws it). A rule speaks of every file that matches `from`:
 * it may import own files that match `may` and packages that match `packages`; what is not said is not allowed.
 * The first rule that matches a file holds for it.
 */
export type Rule = { name: string; from: RegExp; may: RegExp[]; packages: RegExp };

const none = /^$/;
const anything = /./;
const aws = /^(?:@aws-sdk\/|node:|aws-lambda$|nodemailer\/)/;

/** What the browser may load of the platform: words, codes and types, no clock, no AWS. */
const plain = /^lambdas\/platform\/(?:words|capabilities|problem|contract)\.ts$/;
const model = /\.model\.ts$/;
const contract = /\.contract\.ts$/;
/** The platform's part that speaks HTTP. */
const platform = /^lambdas\/platform\/(?!http\.ts$)/;
const table = /^lambdas\/(?!entry|platform).*\.(?:table|queries)\.ts$/;
/** A feature's other files: what they mean to each other is the feature's own affair. */
const feature = /^lambdas\/(?!entry\/|platform\/)/;

export const rules: Rule[] = [
  { name: 'a model', from: /^lambdas\/.*\.model\.ts$/, may: [model, plain], packages: /^zod$/ },
  {
    name: 'a contract',
    from: /^lambdas\/.*\.contract\.ts$/,
    may: [model, contract, plain],
    packages: /^zod$/,
  },
  { name: 'the list of contracts', from: /^lambdas\/contracts\.ts$/, may: [contract, plain], packages: none },
  {
    name: 'what the browser loads of the platform',
    from: plain,
    may: [plain],
    packages: /^zod$/,
  },
  {
    name: 'the platform',
    from: /^lambdas\/platform\//,
    may: [/^lambdas\/platform\//],
    packages: /^(?:@aws-sdk\/|node:|aws-lambda$|nodemailer\/|@middy\/core$|zod$)/,
  },
  {
    name: 'a table',
    from: table,
    may: [model, table, platform],
    packages: /^(?:@aws-sdk\/lib-dynamodb|zod)$/,
  },
  {
    name: 'a mail',
    from: /^lambdas\/.*\.mail\.ts$/,
    may: [model, /^lambdas\/platform\/mail\.ts$/],
    packages: none,
  },
  {
    name: 'an entry',
    from: /^lambdas\/entry\//,
    may: [feature, /^lambdas\/platform\//, /^lambdas\/entry\/functions\.ts$/],
    packages: aws,
  },
  {
    name: 'a service or another part of a feature',
    from: feature,
    may: [feature, platform],
    packages: /^(?:@aws-sdk\/|node:|zod$|jpeg-js$)/,
  },
  {
    name: 'the plug-ins of the web build',
    from: /^web\/[^/]*\.ts$/,
    may: [/^web\/[^/]*\.ts$/, /^lambdas\/contracts\.ts$/, plain],
    packages: anything,
  },
  {
    name: 'what both applications share',
    from: /^web\/shared\//,
    may: [/^web\/shared\//, model, contract, plain, /^lambdas\/contracts\.ts$/],
    packages: /^(?!@aws-sdk|node:|aws-)/,
  },
  {
    name: 'the portal',
    from: /^web\/portal\//,
    may: [/^web\/(?:portal|shared)\//, model, contract, plain],
    packages: /^(?!@aws-sdk|node:|aws-)/,
  },
  {
    name: 'the desk',
    from: /^web\/desk\//,
    may: [/^web\/(?:desk|shared)\//, model, contract, plain],
    packages: /^(?!@aws-sdk|node:|aws-)/,
  },
  {
    name: 'the sign-in page',
    from: /^web\/sign-in\//,
    may: [/^web\/(?:sign-in|shared)\//, model, contract, plain],
    packages: /^virtual:routes\/session$/,
  },
  {
    name: 'the stacks',
    from: /^lib\//,
    may: [
      /^lib\//,
      /^cdk\.json$/,
      /^lambdas\/contracts\.ts$/,
      contract,
      model,
      plain,
      /^lambdas\/entry\/functions\.ts$/,
      /^lambdas\/platform\/(needs|followed)\.ts$/,
    ],
    packages: /^(?:aws-cdk-lib|constructs|cdk-nag|zod|esbuild|node:)/,
  },
  { name: 'the cloud on one machine', from: /^local\//, may: [/^local\//], packages: anything },
  {
    name: 'the demonstration',
    from: /^demonstration\//,
    may: [/^demonstration\//, feature, platform],
    packages: anything,
  },
  {
    name: 'a program',
    from: /^bin\//,
    may: [/^bin\//, /^lib\//, /^local\//, /^demonstration\//, feature, platform],
    packages: anything,
  },
];

/**
 * Arrows against a rule that we live with, each with its reason. Remove the line when the reason is gone:
 * the test fails for a line that is not needed any more.
 */
export const tolerated: Record<string, string> = {};
