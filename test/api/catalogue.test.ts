import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addService, change, cover, fields, offers, paths, services, type Refusal } from './catalogue.ts';
import { stage, type Stage } from './stage.ts';

/** Keeping the catalogue and the agreements: once, at the same time, by whom, and what makes no sense. */

let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

describe('the catalogue', () => {
  it('adds a service once, however often it is asked', async () => {
    const key = randomUUID();
    const body = fields(world);
    const add = () => world.call<{ serviceId: string }>('administrator', 'createService', { body, key });
    const [first, second] = [await add(), await add()];
    expect(first.body).toEqual(second.body);
    expect((await services(world)).filter(({ name }) => name === body.name)).toHaveLength(1);
    const again = await world.call<Refusal>('administrator', 'createService', { body });
    expect(paths(again)).toEqual([422, ['name']]);
  });

  it('keeps all that are added at the same time', async () => {
    const names = Array.from({ length: 4 }, () => fields(world).name);
    const answers = await Promise.all(
      names.map((name) => world.call('administrator', 'createService', { body: fields(world, { name }) })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await services(world)).map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it('keeps the ids of sub-categories that stay', async () => {
    const service = await addService(world);
    const [one] = service.subcategories;
    expect(
      (await change(world, service, { subcategories: [{ ...one, name: 'First' }, { name: 'Third' }] }))
        .status,
    ).toBe(204);
    const now = (await services(world)).find(({ id }) => id === service.id);
    expect(now).toMatchObject({ version: 2, changedBy: 'administrator Example' });
    expect(now?.subcategories.map(({ name }) => name)).toEqual(['First', 'Third']);
    expect(now?.subcategories[0]?.id).toBe(one?.id);
  });

  it('tells who was quicker, but does not mind a change of another service', async () => {
    const [mine, other] = await Promise.all([addService(world), addService(world)]);
    expect((await change(world, other, { name: `${other.name} 2` })).status).toBe(204);
    expect((await change(world, mine, { active: false })).status).toBe(204);
    const late = await change(world, mine, { active: true });
    expect([late.status, late.body.code]).toEqual([409, 'conflict']);
    expect(late.body.detail).toContain('administrator Example changed this service meanwhile');
  });

  it('answers a repeated change as the first time', async () => {
    const service = await addService(world);
    const key = randomUUID();
    expect((await change(world, service, { active: false }, key)).status).toBe(204);
    expect((await change(world, service, { active: false }, key)).status).toBe(204);
    expect((await services(world)).find(({ id }) => id === service.id)?.version).toBe(2);
  });

  it('refuses what makes no sense', async () => {
    const wrong = (more: object) =>
      world.call<Refusal>('administrator', 'createService', { body: fields(world, more) }).then(paths);
    expect(await wrong({ requestTypes: [] })).toEqual([422, ['requestTypes']]);
    expect(await wrong({ picture: 'unicorn' })).toEqual([422, ['picture']]);
    expect(await wrong({ teamId: 'no-such-team' })).toEqual([422, ['teamId']]);
    expect(await wrong({ subcategories: [{ name: 'Same' }, { name: 'same' }] })).toEqual([
      422,
      ['subcategories'],
    ]);
  });

  it('is the administrators’ alone', async () => {
    expect((await world.call('technician', 'listServices')).status).toBe(403);
    expect((await world.call('technician', 'createService', { body: fields(world) })).status).toBe(403);
  });
});

describe('agreements', () => {
  type Listed = { agreements: { id: string; version: number; name: string; serviceIds: string[] }[] };
  const list = async (companyId: string) =>
    (await world.call<Listed>('technician', 'listAgreements', { params: { companyId } })).body.agreements;

  it('of one company are not found at another', async () => {
    const { company, other, covered } = world.places;
    const { body } = await cover(world, company, [covered]);
    expect((await list(company)).map(({ id }) => id)).toContain(body.agreementId);
    expect((await list(other)).map(({ id }) => id)).not.toContain(body.agreementId);
    const stray = await world.call<Refusal>('administrator', 'changeAgreement', {
      params: { companyId: other, agreementId: body.agreementId },
      body: { name: 'Mine now', from: '2020-01-01', serviceIds: [covered], version: 1 },
    });
    expect(stray.status).toBe(404);
  });

  it('end when they are given a last day, unless somebody was quicker', async () => {
    const { other } = world.places;
    const { id } = await addService(world);
    const { agreementId } = (await cover(world, other, [id])).body;
    expect(await offers(world, 'outsider')).toContain(id);
    const { name } = (await list(other)).find((one) => one.id === agreementId)!;
    const end = () =>
      world.call<Refusal>('administrator', 'changeAgreement', {
        params: { companyId: other, agreementId },
        body: { name, from: '2020-01-01', until: '2020-12-31', serviceIds: [id], version: 1 },
      });
    expect((await end()).status).toBe(204);
    expect(await offers(world, 'outsider')).not.toContain(id);
    expect((await end()).body.detail).toContain('changed this agreement meanwhile');
  });

  it('cover services of the catalogue, from a day to a later one', async () => {
    const { company, covered } = world.places;
    expect(paths(await cover(world, company, ['no-such-service']))).toEqual([422, ['serviceIds']]);
    expect(paths(await cover(world, company, []))).toEqual([422, ['serviceIds']]);
    expect(paths(await cover(world, company, [covered], { until: '2019-12-31' }))).toEqual([422, ['until']]);
    expect((await cover(world, 'no-such-company', [covered])).status).toBe(404);
  });

  it('are seen by technicians and changed by administrators', async () => {
    const { company, covered } = world.places;
    const body = { name: 'Care', from: '2020-01-01', serviceIds: [covered] };
    const answer = await world.call('technician', 'createAgreement', {
      params: { companyId: company },
      body,
    });
    expect(answer.status).toBe(403);
  });
});
