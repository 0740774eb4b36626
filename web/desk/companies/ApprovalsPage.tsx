import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.layer.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import '../../shared/theme/mantine-inputs.ts';
import { BoardFields } from '../../../lambdas/approvals/board.model.ts';
import type { AnswerOf } from '../../shared/api/routes.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { EmptyState } from '../../shared/ui/states.tsx';
import { dayInWords } from '../../shared/ui/time.ts';
import { call, queryClient } from '../client.ts';
import { Answer } from '../parts/Answer.tsx';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { changeBoardQuery } from '../queries.ts';
import type { DeskRouter } from '../router.tsx';
import classes from './Companies.module.css';
import { AllFrom } from './AllFrom.tsx';
import { CompanyFrame } from './CompanyFrame.tsx';

const path = '/companies/$companyId/approvals';
const route = getRouteApi<typeof path, DeskRouter>(path);

/** Who approves for a company, and what (E8). */
export const ApprovalsPage = () => {
  const { companyId } = route.useParams();
  const query = useQuery(changeBoardQuery(companyId));
  return (
    <CompanyFrame companyId={companyId} part="Approvals">
      {() => (
        <Answer query={query} what="the board">
          {(data) =>
            data.people.length === 0 ? (
              <EmptyState title="Nobody of this company can sign in yet">
                Give a contact access to the portal first.
              </EmptyState>
            ) : (
              <BoardForm key={data.version} companyId={companyId} data={data} />
            )
          }
        </Answer>
      )}
    </CompanyFrame>
  );
};

type Data = AnswerOf<'getChangeBoard'>;
const names = {
  memberIds: 'Members',
  rule: 'Who must approve',
  'allFrom.amount': 'All must approve from',
  needs: 'What needs approval',
  remindAfter: 'Remind after',
};

const BoardForm = ({ companyId, data }: { companyId: string; data: Data }) => {
  const { board, version, people, delegations } = data;
  const [seen] = useState(version);
  const form = useContractForm<BoardFields>({ schema: BoardFields, initialValues: board });
  const send = useCallback(
    (values: BoardFields, key: string) =>
      call('saveChangeBoard', { params: { companyId }, body: { ...values, version: seen } }, { key }),
    [companyId, seen],
  );
  const remindAfter = form.getInputProps('remindAfter');
  return (
    <section className={`desk-card ${classes.board}`} aria-labelledby="board">
      <h2 id="board">Change advisory board</h2>
      <p className="desk-quiet">
        Requests that already wait keep the members they were asked with. To ask the new board, use “Ask for
        approval” on the ticket.
      </p>
      <ContractForm
        form={form}
        names={names}
        send={send}
        submit="Save the board"
        onDone={() => {
          say('The board is saved.');
          void queryClient.invalidateQueries({ queryKey: ['change-board', companyId] });
        }}
      >
        <Checkbox.Group
          key={form.key('memberIds')}
          {...form.getInputProps('memberIds')}
          label="Members"
          description="Without members nothing needs approval."
        >
          <div className={classes.members}>
            {people.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </div>
        </Checkbox.Group>
        <NativeSelect
          key={form.key('rule')}
          {...form.getInputProps('rule')}
          label="Who must approve"
          description="One decline declines, either way."
          data={[
            { value: 'one', label: 'One of them' },
            { value: 'all', label: 'All of them' },
          ]}
        />
        <AllFrom
          path="allFrom.amount"
          from={board.allFrom}
          error={form.errors['allFrom.amount']}
          onChange={(allFrom) => form.setFieldValue('allFrom', allFrom)}
        />
        <NativeSelect
          key={form.key('needs')}
          {...form.getInputProps('needs')}
          label="What needs approval"
          data={[
            { value: 'changes', label: 'Every change request, and what the desk asks for' },
            { value: 'asked', label: 'Only what the desk asks for' },
          ]}
        />
        <Checkbox
          key={form.key('ownRequests')}
          {...form.getInputProps('ownRequests', { type: 'checkbox' })}
          label="Members may approve their own requests"
        />
        <NumberInput
          key={form.key('remindAfter')}
          {...remindAfter}
          label="Remind after"
          suffix=" days"
          min={1}
          max={30}
          allowDecimal={false}
        />
      </ContractForm>
      {delegations.length === 0 ? null : (
        <>
          <h3>Away</h3>
          <ul className={classes.away}>
            {delegations.map(({ memberId, memberName, delegateName, from, to }) => (
              <li key={memberId}>
                {`${delegateName} decides in place of ${memberName}, from ${dayInWords(from)} to ${dayInWords(to)}.`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
