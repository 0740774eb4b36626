import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../shared/ui/states.tsx';
import { dayInWords } from '../../shared/ui/time.ts';
import { useStart } from '../frame/start.ts';
import { AddPanel } from '../parts/AddPanel.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import type { DeskRouter } from '../router.tsx';
import { CompanyFrame } from './CompanyFrame.tsx';
import { ItemForm } from './ItemForm.tsx';

const path = '/companies/$companyId/items';
const route = getRouteApi<typeof path, DeskRouter>(path);

/** What is looked after for a company; the team decides where tickets on an item go (J3, C13). */
export const ItemsPage = () => {
  const { companyId } = route.useParams();
  const { teams } = useStart();
  return (
    <CompanyFrame companyId={companyId} part="Items">
      {({ sites, items }) => (
        <>
          {items.length === 0 ? (
            <EmptyState title="No items yet">Add what you look after for this company.</EmptyState>
          ) : (
            <ListTable
              caption="Items"
              columns={['Item', 'Product', 'Serial number', 'Site', 'Team', 'Warranty until']}
              rows={items.map((item) => ({
                key: item.id,
                cells: [
                  item.name,
                  item.product,
                  item.serial,
                  sites.find(({ id }) => id === item.siteId)?.name,
                  teams.find(({ id }) => id === item.teamId)?.name,
                  item.warrantyUntil && dayInWords(item.warrantyUntil),
                ],
              }))}
            />
          )}
          <AddPanel label="Add an item">
            {(close) => <ItemForm companyId={companyId} sites={sites} onClose={close} />}
          </AddPanel>
        </>
      )}
    </CompanyFrame>
  );
};
