import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgreementFields, inForce, offeredOn } from '../../lambdas/agreements/agreement.model.ts';
import { dayIn } from '../../lambdas/service-levels/zone.model.ts';

const zones = [
  'Europe/London',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
const day = moment.map((one) => one.toISOString().slice(0, 10));
const ids = ['mail', 'phones', 'printers', 'advice'];
const agreement = fc
  .record({ from: day, length: fc.option(fc.integer({ min: 0, max: 900 })), serviceIds: fc.subarray(ids) })
  .map(({ from, length, serviceIds }) => ({
    from,
    until: length === null ? undefined : after(from, length),
    serviceIds,
  }));
const services = fc.tuple(
  ...ids.map((id) => fc.record({ id: fc.constant(id), active: fc.boolean(), forEveryone: fc.boolean() })),
);
const after = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

describe('the day of a moment', () => {
  it('is the one that a clock on the wall there shows', () => {
    expect(dayIn('Europe/London', new Date('2026-07-01T22:59:59.999Z'))).toBe('2026-07-01');
    expect(dayIn('Europe/London', new Date('2026-07-01T23:00:00.000Z'))).toBe('2026-07-02');
    expect(dayIn('Europe/London', new Date('2026-12-01T23:30:00.000Z'))).toBe('2026-12-01');
    expect(dayIn('Pacific/Kiritimati', new Date('2026-12-31T10:00:00.000Z'))).toBe('2027-01-01');
  });

  it('is at most a day from the day in UTC, and never goes back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, fc.nat(86_400_000), (zone, now, more) => {
        const here = dayIn(zone, now);
        const distance = Math.abs(Date.parse(here) - Date.parse(now.toISOString().slice(0, 10)));
        expect(distance).toBeLessThanOrEqual(86_400_000);
        expect(dayIn(zone, new Date(now.getTime() + more)) >= here).toBe(true);
      }),
    );
  });
});

describe('an agreement', () => {
  it('covers its first and its last day and all between, and no other', () => {
    fc.assert(
      fc.property(agreement, fc.integer({ min: -1000, max: 1000 }), (one, offset) => {
        const today = after(one.from, offset);
        const covered =
          offset >= 0 && (one.until === undefined || Date.parse(today) <= Date.parse(one.until));
        expect(inForce(one, today)).toBe(covered);
      }),
    );
  });

  it('begins and ends when the day does at the provider, not in UTC', () => {
    const one = { from: '2026-07-01', until: '2026-07-31' };
    const at = (moment: string) => inForce(one, dayIn('Europe/London', new Date(moment)));
    expect(at('2026-06-30T22:59:59.999Z')).toBe(false);
    expect(at('2026-06-30T23:00:00.000Z')).toBe(true);
    expect(at('2026-07-31T22:59:59.999Z')).toBe(true);
    expect(at('2026-07-31T23:00:00.000Z')).toBe(false);
  });

  it('cannot end before it begins', () => {
    const fields = { name: 'Care', from: '2026-07-02', serviceIds: ['mail'] };
    expect(AgreementFields.safeParse({ ...fields, until: '2026-07-02' }).success).toBe(true);
    expect(AgreementFields.parse({ ...fields, until: '' }).until).toBeUndefined();
    const issues = AgreementFields.safeParse({ ...fields, until: '2026-07-01' }).error?.issues;
    expect(issues?.map(({ path }) => path.join('.'))).toEqual(['until']);
  });
});

describe('what a company is offered', () => {
  it('is what is for everyone, and what an agreement in force covers, but nothing that is retired', () => {
    fc.assert(
      fc.property(day, services, fc.array(agreement, { maxLength: 4 }), (today, all, agreements) => {
        const offered = new Set(offeredOn(today, all, agreements).map(({ id }) => id));
        for (const { id, active, forEveryone } of all) {
          const covered = agreements.some((one) => inForce(one, today) && one.serviceIds.includes(id));
          expect(offered.has(id)).toBe(active && (forEveryone || covered));
        }
      }),
    );
  });

  it('never shrinks by another agreement', () => {
    fc.assert(
      fc.property(
        day,
        services,
        fc.array(agreement, { maxLength: 3 }),
        agreement,
        (today, all, few, more) => {
          const before = offeredOn(today, all, few);
          expect(offeredOn(today, all, [...few, more])).toEqual(expect.arrayContaining(before));
        },
      ),
    );
  });
});
