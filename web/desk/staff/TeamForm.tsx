import { Button } from '@mantine/core';
import { staffContract } from '../../../lambdas/staff/staff.contract.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../client.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { namesOf, TextFields } from '../parts/TextFields.tsx';

const fields = [{ path: 'name', label: 'Name of the team', required: true }];
const names = namesOf(fields);
const initialValues = { name: '' };
const create = (body: typeof initialValues, key: string) => call('createTeam', { body }, { key });

/** Adds a support team, which is a queue of its own from then on. */
export const TeamForm = ({ onClose }: { onClose: () => void }) => {
  const form = useContractForm({ schema: staffContract.createTeam.body, initialValues });
  return (
    <ContractForm
      form={form}
      names={names}
      send={create}
      submit="Add team"
      onDone={() => {
        say(`${form.getValues().name} is added.`);
        void queryClient.invalidateQueries({ queryKey: ['start'] });
        onClose();
      }}
      more={
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      }
    >
      <TextFields form={form} fields={fields} />
    </ContractForm>
  );
};
