import { useQuery } from '@tanstack/react-query';
import { Portrait } from '../../shared/people/Portrait.tsx';
import { contactPhotoQuery } from '../queries.ts';

type Props = { companyId: string; contactId: string; name: string; side: number };

/** The photo of a ticket's contact, or the initials; asked for once however often it stands on the page. */
export const ContactPortrait = ({ companyId, contactId, name, side }: Props) => {
  const { data } = useQuery(contactPhotoQuery(companyId, contactId));
  return <Portrait name={name} src={data?.photo?.small} side={side} />;
};
