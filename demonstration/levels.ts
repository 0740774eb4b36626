import { completed } from '../lambdas/platform/capabilities.ts';
import { levelsFrom, type LevelFields } from '../lambdas/levels/level.model.ts';

/** The security levels that the provider made for its customers. */
export const ownLevels: readonly { id: string; fields: LevelFields }[] = [
  {
    id: 'finance-reader',
    fields: {
      name: 'Finance Reader',
      meaning: 'Sees all tickets of the company with their costs and purchase orders, and raises none.',
      capabilities: ['tickets:read-company'],
      mayGive: true,
    },
  },
];

/** All levels of the demonstration. */
export const levels = levelsFrom(
  ownLevels.map(({ id, fields }) => ({
    ...fields,
    id,
    capabilities: completed(fields.capabilities),
    retired: false,
    version: 1,
    changedBy: 'Foyer',
  })),
);
