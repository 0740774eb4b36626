import { Button, Checkbox } from '@mantine/core';
import { useCallback, useState } from 'react';
import { LevelFields } from '../../../lambdas/levels/level.model.ts';
import type { DeskLevel } from '../../../lambdas/levels/levels.contract.ts';
import { offeredCapabilities, type PortalCapability } from '../../../lambdas/platform/capabilities.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../client.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { type FieldSpec, namesOf, TextFields } from '../parts/TextFields.tsx';
import { afterTick, type LevelValues, startingValues } from './level-values.ts';
import classes from './Levels.module.css';

const fields: FieldSpec[] = [
  { path: 'name', label: 'Name', required: true },
  { path: 'meaning', label: 'What it is for', required: true },
];
const names = { ...namesOf(fields), capabilities: 'What it opens' };

type Props = { level?: DeskLevel | undefined; copied?: DeskLevel | undefined; onClose: () => void };

/** Makes a security level, changes it or retires it; who changed it meanwhile is named. */
export const LevelForm = ({ level, copied, onClose }: Props) => {
  const form = useContractForm<LevelValues>({
    schema: LevelFields,
    initialValues: startingValues(level, copied),
  });
  const [ticks, setTicks] = useState(form.getValues().capabilities);
  const send = useCallback(
    async ({ retired, ...body }: LevelValues, key: string) => {
      if (!level) return call('createSecurityLevel', { body }, { key });
      const params = { levelId: level.id };
      return call(
        'changeSecurityLevel',
        { params, body: { ...body, retired, version: level.version } },
        { key },
      );
    },
    [level],
  );
  const tick = (now: string[]) => {
    const next = afterTick(ticks, now as PortalCapability[]);
    setTicks(next);
    form.setFieldValue('capabilities', next);
  };
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      submit={level ? 'Save' : 'Make security level'}
      onDone={() => {
        say(`${form.getValues().name} is saved.`);
        void queryClient.invalidateQueries({ queryKey: ['security-levels'] });
        onClose();
      }}
      more={
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      }
    >
      <TextFields form={form} fields={fields} />
      <Checkbox.Group
        label="What it opens"
        description="Everybody signs in, sees the own tickets and approves what the board asks of them."
        value={ticks}
        onChange={tick}
        error={form.errors['capabilities']}
      >
        {offeredCapabilities.map(({ id, words }) => (
          <Checkbox key={id} value={id} label={words} mt="xs" />
        ))}
      </Checkbox.Group>
      <Checkbox
        key={form.key('mayGive')}
        {...form.getInputProps('mayGive', { type: 'checkbox' })}
        label="A customer’s administrator may give it"
        description="Only one who has all of its rights. Otherwise it is given here, at the desk."
      />
      {level ? (
        <>
          <Checkbox
            key={form.key('retired')}
            {...form.getInputProps('retired', { type: 'checkbox' })}
            label="Retired"
            description="Nobody can be given it any more. Who has it keeps it until somebody changes their levels."
          />
          <p className={classes.effect}>
            What it opens changes at the next click of everybody who has it. Where it is the only level that
            manages contacts, taking that away leaves a company without an administrator.
          </p>
        </>
      ) : null}
    </ContractForm>
  );
};
