import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useCallback } from 'react';
import { pictures, type Service, ServiceFields } from '../../../lambdas/services/service.model.ts';
import { requestTypes } from '../../../lambdas/tickets/ticket.model.ts';
import { Choice } from '../../shared/forms/Choice.tsx';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { ServicePicture } from '../../shared/services/ServicePicture.tsx';
import { requestTypeWords } from '../../shared/ticket/words.ts';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../client.ts';
import { useStart } from '../frame/start.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { type FieldSpec, namesOf, TextFields } from '../parts/TextFields.tsx';
import { fieldsOf, type ServiceValues, startingValues } from './service-values.ts';

const fields: FieldSpec[] = [
  { path: 'name', label: 'Name', required: true },
  { path: 'description', label: 'What it is about', required: true },
];
const names = {
  ...namesOf(fields),
  teamId: 'Team',
  requestTypes: 'Request types',
  lines: 'Sub-categories',
  subcategories: 'Sub-categories',
  picture: 'Picture',
};
const schema = ServiceFields.omit({ subcategories: true });

/** Adds a service, or changes or retires one; who changed it meanwhile is named. */
export const ServiceForm = ({ service, onClose }: { service?: Service; onClose: () => void }) => {
  const { teams } = useStart();
  const form = useContractForm<ServiceValues>({
    schema,
    initialValues: startingValues(service, teams[0]?.id ?? ''),
  });
  const send = useCallback(
    async (values: ServiceValues, key: string) => {
      const body = fieldsOf(values, service?.subcategories ?? []);
      if (!service) return call('createService', { body }, { key });
      const params = { serviceId: service.id };
      return call('changeService', { params, body: { ...body, version: service.version } }, { key });
    },
    [service],
  );
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      submit={service ? 'Save' : 'Add service'}
      onDone={() => {
        say(`${form.getValues().name} is saved.`);
        void queryClient.invalidateQueries({ queryKey: ['services'] });
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
          label="Team"
          description="Its incidents and changes go there when they name no item. Questions go to the service desk."
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          key={form.key('teamId')}
          {...form.getInputProps('teamId')}
        />
      </TextFields>
      <Choice
        label="Picture"
        defaultValue={form.getValues().picture}
        options={pictures.map((value) => ({
          value,
          label: <span className="desk-unseen">{value}</span>,
          picture: <ServicePicture picture={value} />,
        }))}
        onChange={(value) => form.setFieldValue('picture', value)}
        error={form.errors['picture']}
      />
      <Checkbox.Group
        label="Offered for"
        key={form.key('requestTypes')}
        {...form.getInputProps('requestTypes')}
      >
        {requestTypes.map((type) => (
          <Checkbox key={type} value={type} label={requestTypeWords[type].name} mt="xs" />
        ))}
      </Checkbox.Group>
      <Textarea
        key={form.key('lines')}
        {...form.getInputProps('lines')}
        label="Sub-categories"
        description="One on a line. Tickets keep the name that they were raised with."
        rows={5}
        resize="vertical"
        error={form.errors['subcategories']}
      />
      <Checkbox
        key={form.key('forEveryone')}
        {...form.getInputProps('forEveryone', { type: 'checkbox' })}
        label="For everyone"
        description="Offered to every company, whatever its agreements cover."
      />
      <Checkbox
        key={form.key('active')}
        {...form.getInputProps('active', { type: 'checkbox' })}
        label="Offered"
        description="Untick to retire it: nobody can choose it any more."
      />
    </ContractForm>
  );
};
