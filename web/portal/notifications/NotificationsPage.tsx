import { useQuery } from '@tanstack/react-query';
import '../../shared/theme/mantine-inputs.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import { noticesQuery } from './notices-query.ts';
import { NoticesForm } from './NoticesForm.tsx';

/** Which mails a person gets (A11). */
export const NotificationsPage = () => {
  const { data, error, refetch } = useQuery({ ...noticesQuery, staleTime: 0, refetchOnWindowFocus: false });
  return (
    <>
      <PageTitle>Notifications</PageTitle>
      {data ? (
        <NoticesForm key={data.version} notices={data} onLoadNewest={() => void refetch()} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what="your choices" lines={6} height={56} />
      )}
    </>
  );
};
