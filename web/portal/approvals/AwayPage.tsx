import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import '../../shared/theme/mantine-inputs.ts';
import { type Delegation, SaveAway } from '../../../lambdas/approvals/board.model.ts';
import type { AnswerOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import form_ from '../../shared/forms/form.module.css';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ErrorState, Loading, wordsFor } from '../../shared/ui/states.tsx';
import { dayInWords } from '../../shared/ui/time.ts';
import card from '../card.module.css';
import { call, queryClient } from '../portal.ts';
import { awayQuery } from '../queries.ts';

type Away = AnswerOf<'getAway'>;
const save = (body: SaveAway, key: string) => call('saveAway', { body }, { key });
const end = (_: object, key: string) => call('endAway', {}, { key });
const names = { delegateId: 'Who decides in your place', from: 'First day', to: 'Last day' };
const days = ({ from, to }: Delegation): string => `from ${dayInWords(from)} to ${dayInWords(to)}`;

const refresh = () =>
  Promise.all(['away', 'home', 'tickets'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })));

/** While I am away: who approves in one's place, and in whose place one approves (E8). */
export const AwayPage = () => {
  const { data, error, refetch } = useQuery(awayQuery);
  return (
    <>
      <PageTitle>While I am away</PageTitle>
      <div className={`${card.card} ${card.inside} ${form_.form}`}>
        {data ? (
          <Content key={JSON.stringify(data.own)} away={data} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="who stands in" lines={4} height={48} />
        )}
      </div>
    </>
  );
};

const Content = ({ away: { onBoard, own, standsInFor, colleagues } }: { away: Away }) => (
  <>
    {standsInFor.map((one) => (
      <p
        key={one.memberId}
        className={form_.note}
      >{`You decide in place of ${one.memberName}, ${days(one)}.`}</p>
    ))}
    {onBoard ? (
      <>
        {own ? <Named own={own} /> : null}
        <AwayForm own={own} colleagues={colleagues} />
      </>
    ) : (
      <p className={form_.note}>
        You are not on your company’s change advisory board, so there is nothing to pass on.
      </p>
    )}
  </>
);

const Named = ({ own }: { own: Delegation }) => {
  const { submit, busy } = useSubmission(end);
  const finish = async () => {
    try {
      await submit({});
      say('You approve yourself again.');
      await refresh();
      document.querySelector('h1')?.focus({ preventScroll: true });
    } catch (problem) {
      say(`Nothing was changed. ${wordsFor(problem)}`);
    }
  };
  return (
    <div className={form_.actions}>
      <p style={{ margin: 0 }}>{`${own.delegateName} decides in your place, ${days(own)}.`}</p>
      <Button variant="default" loading={busy} onClick={() => void finish()}>
        I am back
      </Button>
    </div>
  );
};

const AwayForm = ({ own, colleagues }: Pick<Away, 'own' | 'colleagues'>) => {
  const form = useContractForm({
    schema: SaveAway,
    initialValues: { delegateId: own?.delegateId ?? '', from: own?.from ?? '', to: own?.to ?? '' },
  });
  const done = () => {
    say('Your stand-in is named.');
    void refresh();
  };
  return (
    <ContractForm
      form={form}
      names={names}
      send={save}
      onDone={done}
      submit={own ? 'Save' : 'Name my stand-in'}
    >
      <NativeSelect
        key={form.key('delegateId')}
        {...form.getInputProps('delegateId')}
        label={names.delegateId}
        description="Never for own requests. You can still decide yourself."
        required
        data={[
          { value: '', label: 'Please choose' },
          ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div className={form_.pair}>
        <TextInput
          key={form.key('from')}
          {...form.getInputProps('from')}
          type="date"
          label="First day"
          required
        />
        <TextInput key={form.key('to')} {...form.getInputProps('to')} type="date" label="Last day" required />
      </div>
    </ContractForm>
  );
};
