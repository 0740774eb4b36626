import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import * as companies from '../lambdas/companies/company.model.ts';
import * as contacts from '../lambdas/contacts/contact.model.ts';
import { contracts } from '../lambdas/contracts.ts';
import * as files from '../lambdas/files/file.model.ts';
import { changes, needsKey, fullPath, type Contract, type Route } from '../lambdas/platform/contract.ts';
import { FieldProblem, Problem, problemStatus } from '../lambdas/platform/problem.ts';
import * as staff from '../lambdas/staff/staff.model.ts';
import * as lists from '../lambdas/tickets/list.model.ts';
import * as tickets from '../lambdas/tickets/ticket.model.ts';

/** Writes docs/openapi.json from the contracts: `node bin/run.mjs bin/openapi.ts`. A test fails when it is out of date. */
export const place = join(import.meta.dirname, '../docs/openapi.json');

/** The shapes that get a name of their own in the document; the others are written where they are used. */
const named = {
  Problem,
  FieldProblem,
  Ticket: tickets.Ticket,
  TicketDetail: tickets.TicketDetail,
  TicketFile: tickets.TicketFile,
  TicketPage: tickets.TicketPage,
  TicketList: lists.TicketList,
  Activity: tickets.Activity,
  NewTicket: tickets.NewTicket,
  PriorityMatrix: tickets.PriorityMatrix,
  Contact: contacts.Contact,
  ContactFields: contacts.ContactFields,
  PortalAccess: contacts.PortalAccess,
  Company: companies.Company,
  Site: companies.Site,
  SiteFields: companies.SiteFields,
  Item: companies.Item,
  ItemFields: companies.ItemFields,
  NewFile: files.NewFile,
  Upload: files.Upload,
  StaffFields: staff.StaffFields,
  StaffMember: staff.StaffMember,
  AuditEntry: staff.AuditEntry,
};

const idempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9-]{16,64}$/)
  .meta({
    description:
      'A fresh UUID for each deed. The same key with the same body gives the same answer and does the deed once; ' +
      'no other site can send this header, so it also guards against forged requests.',
  });

const words: Record<number, string> = {
  400: 'The request cannot be read: no valid JSON, no Idempotency-Key, a cursor that is not valid any more',
  401: 'Nobody is signed in, or the access has ended: renew the session once, then sign in again',
  403: 'The security level or role does not include this',
  404: 'There is no such thing, or it belongs to another company',
  409: 'Somebody else changed it meanwhile, or this is not possible now',
  413: 'More text than can be taken at once',
  422: 'Some fields are wrong; each is named with what is wrong',
  429: 'Too many tries',
  500: 'Something went wrong on our side; quote the requestId',
  503: 'Busy; try again in a moment',
};

/** The statuses that a route can refuse with, beside those that every route has. */
function refusals(route: Route): number[] {
  const signedIn = route.app === 'session' ? [429] : [403];
  const shaped = route.params ? [404] : [];
  const asked = route.body || route.query ? [422] : [];
  const changing = changes(route) ? [400, 409, ...(route.body ? [413] : [])] : route.query ? [400] : [];
  return [401, 500, 503, ...signedIn, ...shaped, ...asked, ...changing].toSorted((a, b) => a - b);
}

const etag = z.string().meta({ description: 'Changes when the answer may have changed' });
const ifNoneMatch = etag.optional().meta({ description: 'The ETag of the answer that one has' });

function responses(route: Route): ZodOpenApiResponsesObject {
  const headers = route.conditional && { headers: z.object({ ETag: etag.optional() }) };
  const content = route.response && { 'application/json': { schema: route.response } };
  const unchanged = { 304: { description: 'Nothing has changed since the answer of this ETag' } };
  const done = content
    ? { 200: { description: route.summary, content, ...headers }, ...(route.conditional && unchanged) }
    : route.redirects
      ? { 302: { description: route.summary, headers: z.object({ Location: z.string() }) } }
      : { 204: { description: 'Done' } };
  const refused = refusals(route).map((status) => [
    status,
    { description: words[status] ?? '', content: { 'application/problem+json': { schema: Problem } } },
  ]);
  return { ...done, ...(Object.fromEntries(refused) as ZodOpenApiResponsesObject) };
}

const operation = (feature: string, name: string, route: Route): ZodOpenApiOperationObject => ({
  operationId: name,
  summary: route.summary,
  description: route.app === 'session' ? `Public: ${route.public}` : `Needs the capability \`${route.can}\`.`,
  tags: [feature],
  security: route.app === 'session' ? [] : [{ [route.app]: [] }],
  requestParams: {
    ...(route.params && { path: route.params }),
    // Parameters of an address are fields, so what reads them begins with an object.
    ...(route.query && { query: route.query as z.ZodObject }),
    ...(needsKey(route) && { header: z.object({ 'Idempotency-Key': idempotencyKey }) }),
    ...(route.conditional && { header: z.object({ 'If-None-Match': ifNoneMatch }) }),
  },
  ...(route.body && {
    requestBody: { required: true, content: { 'application/json': { schema: route.body } } },
  }),
  responses: responses(route),
});

const cookie = (name: string, who: string) =>
  ({
    type: 'apiKey',
    in: 'cookie',
    name,
    description: `The session of ${who}: an HttpOnly cookie that signing in sets.`,
  }) as const;

/** The OpenAPI 3.1 document of every route. */
export function openApiDocument() {
  for (const [id, schema] of Object.entries(named)) z.globalRegistry.add(schema, { id });
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [feature, contract] of Object.entries(contracts as Record<string, Contract>))
    for (const [name, route] of Object.entries(contract))
      (paths[fullPath(route)] ??= {})[route.method.toLowerCase()] = operation(feature, name, route);
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Foyer',
      version: '0.1.0',
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'The portal of the customers, the desk of the staff, and the doors to both. Every refusal is a problem (RFC 9457) ' +
        `with one of the codes ${Object.keys(problemStatus).join(', ')}.`,
    },
    servers: [{ url: '/', description: 'The site itself' }],
    tags: Object.keys(contracts).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        portal: cookie('foyer_portal', 'a customer'),
        desk: cookie('foyer_desk', 'a member of staff'),
      },
    },
  });
}

export const openApiText = (): string => `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (import.meta.main) {
  writeFileSync(place, openApiText());
  console.log('Wrote docs/openapi.json.');
}
