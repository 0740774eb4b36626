import { Checkbox } from '@mantine/core';
import type { DeskLevel } from '../../../lambdas/levels/levels.contract.ts';
import type { SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { say } from '../../shared/ui/flash.ts';
import { wordsFor } from '../../shared/ui/states.tsx';
import { call, queryClient } from '../client.ts';

const mark = (sends: SendsOf<'markSecurityLevel'>, key: string) => call('markSecurityLevel', sends, { key });

/** Whether a customer's administrator may give this level: saved with the tick. */
export const Giving = ({ level: { id, name, mayGive, version } }: { level: DeskLevel }) => {
  const { submit, busy } = useSubmission(mark);
  const turn = async (wanted: boolean) => {
    try {
      await submit({ params: { levelId: id }, body: { mayGive: wanted, version } });
      say(
        wanted
          ? `Customers’ administrators may give ${name} now.`
          : `${name} is given at the desk only now. Who has it keeps it.`,
      );
    } catch (error) {
      say(`That was not done. ${wordsFor(error)}`);
    }
    await queryClient.invalidateQueries({ queryKey: ['security-levels'] });
  };
  return (
    <Checkbox
      label={
        <>
          A customer’s administrator may give it<span className="desk-unseen">: {name}</span>
        </>
      }
      checked={mayGive}
      disabled={busy}
      onChange={(event) => void turn(event.currentTarget.checked)}
    />
  );
};
