/** Who approves at one of the companies, and what was asked there in the last weeks. People by their mailboxes. */

type Decided = { mailbox: string; decision: 'approve' | 'decline'; reason?: string };
export type PlannedApproval = {
  title: string;
  description: string;
  by: string;
  /** The name of the item. */
  item: string;
  daysAgo: number;
  /** What the desk found out about the cost, in pence, and said about it. */
  cost?: { amount: number; words: string };
  decisions: readonly Decided[];
};

const yes = (mailbox: string, reason?: string): Decided => ({ mailbox, decision: 'approve', reason });
const no = (mailbox: string, reason: string): Decided => ({ mailbox, decision: 'decline', reason });

const requests: readonly PlannedApproval[] = [
  {
    title: 'A second screen for each front desk',
    description: 'Two screens would save us switching between the diary and the patient record all day.',
    by: 'agnieszka.wrobel',
    item: 'Front desk computers',
    daysAgo: 34,
    cost: { amount: 64_800, words: 'Four 24 inch screens with arms, fitted on a Saturday.' },
    decisions: [
      yes('oliver.pennick'),
      yes('hannah.whitlock', 'Good idea. Please fit them before the audit.'),
    ],
  },
  {
    title: 'Move the copier to the waiting room',
    description: 'Patients could copy their forms themselves.',
    by: 'george.tollemy',
    item: 'Office copier',
    daysAgo: 20,
    decisions: [no('hannah.whitlock', 'Patients’ papers would lie about. The copier stays in the office.')],
  },
  {
    title: 'Faster line for Stonecross',
    description: 'X-rays take minutes to open at Stonecross since we store them centrally.',
    by: 'noemie.lefevre',
    item: 'Internet line at Stonecross',
    daysAgo: 4,
    cost: {
      amount: 118_000,
      words: 'Fibre 300 for two years: the price of the change and of the first year together.',
    },
    decisions: [yes('oliver.pennick', 'Within the budget.')],
  },
  {
    title: 'DentaNote: two more seats at Westmere',
    description: 'Two dental nurses start next month and need to write in the records.',
    by: 'priya.raman',
    item: 'DentaNote at Westmere',
    daysAgo: 3,
    cost: { amount: 45_600, words: 'Two seats for a year, with the set-up of both accounts.' },
    decisions: [],
  },
  {
    title: 'Guest Wi-Fi without a password',
    description: 'Patients ask for the password at the desk, all day long.',
    by: 'chloe.bagshaw',
    item: 'Wi-Fi at Alderbridge',
    daysAgo: 2,
    decisions: [],
  },
  {
    title: 'A laptop for the compliance visits',
    description: 'For the visits at the practices, with access to the shared files from outside.',
    by: 'hannah.whitlock',
    item: 'Office laptop',
    daysAgo: 1,
    decisions: [],
  },
];

export const approvals = {
  company: 'larkspur-dental',
  members: ['hannah.whitlock', 'oliver.pennick'],
  requests,
} as const;
