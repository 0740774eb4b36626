import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { type DeskRole, deskRoles, StaffFields } from '../../../lambdas/staff/staff.model.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../client.ts';
import { useStart } from '../frame/start.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { type FieldSpec, namesOf, TextFields } from '../parts/TextFields.tsx';

const fields: FieldSpec[] = [
  { path: 'name', label: 'Name', required: true },
  { path: 'email', label: 'E-mail address', required: true, type: 'email' },
];
const names = { ...namesOf(fields), role: 'Role', teamIds: 'Teams' };
type Values = { name: string; email: string; role: DeskRole; teamIds: string[] };
const initialValues: Values = { name: '', email: '', role: 'technician', teamIds: [] };
const invite = (body: Values, key: string) => call('inviteStaff', { body }, { key });

/** Adds a member of staff, who gets a welcome mail with a one-time password. */
export const InviteForm = ({ onClose }: { onClose: () => void }) => {
  const { teams } = useStart();
  const form = useContractForm<Values>({ schema: StaffFields, initialValues });
  return (
    <ContractForm
      form={form}
      names={names}
      send={invite}
      submit="Send invitation"
      onDone={() => {
        say(`The invitation to ${form.getValues().email} is on its way.`);
        void queryClient.invalidateQueries({ queryKey: ['staff'] });
        void queryClient.invalidateQueries({ queryKey: ['start'] });
        onClose();
      }}
      more={
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      }
    >
      <TextFields form={form} fields={fields}>
        <NativeSelect
          label="Role"
          description="Administrators also manage staff and read the audit trail."
          data={Object.entries(deskRoles).map(([value, { name }]) => ({ value, label: name }))}
          key={form.key('role')}
          {...form.getInputProps('role')}
        />
      </TextFields>
      <Checkbox.Group label="Teams" key={form.key('teamIds')} {...form.getInputProps('teamIds')}>
        {teams.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} mt="xs" />
        ))}
      </Checkbox.Group>
    </ContractForm>
  );
};
