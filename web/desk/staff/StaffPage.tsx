import { useQuery } from '@tanstack/react-query';
import { deskRoles } from '../../../lambdas/staff/staff.model.ts';
import { ResetFactor } from '../../shared/account/ResetFactor.tsx';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { call, queryClient } from '../client.ts';
import { useStart } from '../frame/start.ts';
import { AddPanel } from '../parts/AddPanel.tsx';
import { Answer } from '../parts/Answer.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { staffQuery } from '../queries.ts';
import { InviteForm } from './InviteForm.tsx';
import classes from './Staff.module.css';
import { TeamForm } from './TeamForm.tsx';

const resetFactor = (staffId: string, key: string) =>
  call('resetStaffSecondFactor', { params: { staffId } }, { key });

/** The provider's own people and teams, for administrators. */
export const StaffPage = () => {
  const { teams } = useStart();
  const staffList = useQuery(staffQuery);
  const nameOf = (id: string) => teams.find((team) => team.id === id)?.name;
  return (
    <>
      <PageTitle>Staff</PageTitle>
      <Answer query={staffList} what="the staff">
        {({ staff }) => (
          <>
            <ListTable
              caption="Staff"
              columns={['Name', 'E-mail', 'Role', 'Teams', 'Access', 'Second factor']}
              rows={staff.map((one) => ({
                key: one.id,
                cells: [
                  one.name,
                  one.email,
                  deskRoles[one.role].name,
                  one.teamIds.map(nameOf).filter(Boolean).join(', '),
                  one.active ? 'Active' : 'No access',
                  <ResetFactor
                    key="factor"
                    id={one.id}
                    name={one.name}
                    since={one.factorSince}
                    send={resetFactor}
                    onDone={() => queryClient.invalidateQueries({ queryKey: ['staff'] })}
                  />,
                ],
              }))}
            />
            <AddPanel label="Invite somebody">{(close) => <InviteForm onClose={close} />}</AddPanel>
          </>
        )}
      </Answer>
      {staffList.isPending ? null : <Teams />}
    </>
  );
};

/** They are known before the staff, and stand below: they wait so that nothing pushes them down. */
const Teams = () => {
  const { teams } = useStart();
  return (
    <>
      <h2 className={classes.heading}>Teams</h2>
      <ul className={classes.teams}>
        {teams.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <AddPanel label="Add a team">{(close) => <TeamForm onClose={close} />}</AddPanel>
    </>
  );
};
