import type { Home } from '../../../lambdas/home/home.contract.ts';
import { Announcements } from './Announcements.tsx';
import { HelpDesk } from './HelpDesk.tsx';
import { TypesChart } from './TypesChart.tsx';

/** What stands beside the tickets, or below them on a phone. */
export const Side = ({ home, site }: { home: Home; site: string | undefined }) => (
  <>
    <TypesChart openByType={home.openByType} site={site} />
    <Announcements announcements={home.announcements} />
    <HelpDesk phone={home.phone} hours={home.hours} />
  </>
);
