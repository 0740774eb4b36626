import { call } from './api.ts';
import type { House } from './house.ts';

/** Tickets made past the browser, for tests whose subject comes later. */

type Place = { companyId: string; number: string };

export async function raise({ companyId, sites, item, admin }: House, title: string): Promise<Place> {
  const me = await call(admin.request, 'getMe', {});
  const { number } = await call(admin.request, 'createTicket', {
    body: {
      type: 'incident',
      siteId: sites.main.id,
      contactId: me.id,
      itemId: item.id,
      title,
      description: 'It prints ten labels, then it stops.\nSee https://example.com/manual for the lights.',
      customerReference: 'PO-4711',
      urgency: 'medium',
      impact: 'others',
      stepsTried: 'Off and on again.',
    },
  });
  return { companyId, number };
}

const version = async ({ technician }: House, params: Place): Promise<number> =>
  (await call(technician.request, 'getDeskTicket', { params })).ticket.version;

/** The technician takes it, notes something for the desk alone, answers, and waits on the customer. */
export async function waiting(house: House, title: string): Promise<Place> {
  const params = await raise(house, title);
  const { request } = house.technician;
  const { me } = await call(request, 'getDeskStart', {});
  await call(request, 'assignTicket', {
    params,
    body: { version: await version(house, params), technicianId: me.id },
  });
  const note = {
    params,
    body: { text: 'Third time this month.', seen: 'assigned', internal: true },
  } as const;
  await call(request, 'addDeskNote', note);
  await call(request, 'changeStatus', {
    params,
    body: { version: await version(house, params), action: 'wait-client', note: 'Which paper do you use?' },
  });
  return params;
}

export async function resolved(house: House, title: string): Promise<Place> {
  const params = await waiting(house, title);
  const body = { version: await version(house, params), resolution: 'Set the head to the thicker paper.' };
  await call(house.technician.request, 'resolveTicket', { params, body });
  return params;
}

export async function closed(house: House, title: string): Promise<Place> {
  const params = await resolved(house, title);
  const body = { version: await version(house, params), satisfaction: 4, comment: 'Thank you.' };
  await call(house.admin.request, 'closeTicket', { params: { number: params.number }, body });
  return params;
}

/** A ticket that waits for the approval of the house's own administrator; afterwards there is no board any more. */
export async function waitingForApproval(house: House): Promise<Place> {
  const place = await raise(house, 'A second label printer, to be approved');
  const { request } = house.technician;
  const { id } = await call(house.admin.request, 'getMe', {});
  const params = { companyId: house.companyId };
  const save = async (memberIds: string[]) => {
    const { board, version } = await call(request, 'getChangeBoard', { params });
    const body = { ...board, memberIds, ownRequests: true, version };
    await call(request, 'saveChangeBoard', { params, body });
  };
  await save([id]);
  const cost = { amount: 34_990, currency: 'GBP' };
  const body = {
    version: await version(house, place),
    reason: 'A Zebra ZD421, with paper for a year.',
    cost,
  };
  await call(request, 'askApproval', { params: place, body });
  await save([]);
  return place;
}
