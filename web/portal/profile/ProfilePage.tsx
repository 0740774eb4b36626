import { useQuery } from '@tanstack/react-query';
import '../../shared/theme/mantine-inputs.ts';
import form_ from '../../shared/forms/form.module.css';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import { profileQuery } from './profile-query.ts';
import { Address } from './Address.tsx';
import { Levels } from './Levels.tsx';
import { Photo } from './Photo.tsx';
import { ProfileForm } from './ProfileForm.tsx';

/** What a person sees and changes of themselves (A10). */
export const ProfilePage = () => {
  // Read once and kept while it is being edited: a reload in the background must not mix two versions.
  const { data, error, refetch } = useQuery({ ...profileQuery, staleTime: 0, refetchOnWindowFocus: false });
  return (
    <>
      <PageTitle>Your profile</PageTitle>
      {data ? (
        <div className={form_.form}>
          <Photo profile={data} />
          <Address profile={data} />
          <ProfileForm profile={data} />
          <Levels profile={data} />
        </div>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what="your profile" lines={6} height={60} />
      )}
    </>
  );
};
