import type { MailJob } from '../mail/mail-job.ts';
import { statusMeaning } from '../tickets/lifecycle.model.ts';

/** What a mail would have told, in a few words for the daily one. */
export function wordsOf(job: MailJob): string {
  if (job.template === 'approval') {
    const { kind, by } = job.data;
    if (kind === 'asked') return 'Your approval is asked for';
    if (kind === 'reminder') return 'It still waits for your approval';
    return kind === 'approved' ? `${by} approved it` : `${by} declined it`;
  }
  if (job.template !== 'ticket') return '';
  const { kind, by, technician, status, day } = job.data;
  switch (kind) {
    case 'received':
      return `${by} raised it`;
    case 'assigned':
      return `${technician ?? 'A technician'} looks after it`;
    case 'answered':
    case 'reply':
      return `${by} answered`;
    case 'status':
      return `Now “${statusMeaning[status].label}”`;
    case 'resolved':
      return `${by} resolved it`;
    case 'closing-soon':
      return `It closes by itself on ${day}`;
    case 'expired':
      return 'It closed by itself';
    case 'closed':
      return 'It was closed';
    case 'told':
      return `${by} wants you to know something`;
    case 'watching':
      return `${by} added you to those who watch it`;
    case 'noted':
      return `${by} noted something`;
    case 'reopened':
      return `${by} reopened it`;
  }
}
