import type { ExplainRequest, Explanation, HelpEntry, HelpPage, HelpResults } from '../../bindings';

const page = (over: Partial<HelpPage> & Pick<HelpPage, 'key' | 'family' | 'value' | 'label' | 'title'>): HelpPage => ({
  words: '',
  means: `What ${over.label} means.`,
  notes: [],
  causes: ['The first cause.', 'The second cause.'],
  steps: ['The first step.', 'The second step.'],
  who: ['you'],
  booked: 'no',
  class: 'information',
  known: true,
  ...over,
});

/** A thin book: enough pages for each shape. */
const pages: HelpPage[] = [
  page({ key: '4014', family: 'error', value: '4014', label: '4014', words: 'Not Permitted', title: 'This user may not do this on this terminal', class: 'configuration', who: ['administrator', 'you', 'converge'] }),
  page({ key: '4017', family: 'error', value: '4017', label: '4017', words: 'Time-Out', title: 'Converge gave up waiting', class: 'retry_uncertain', booked: 'perhaps' }),
  page({ key: '4025', family: 'error', value: '4025', label: '4025', words: 'Invalid Credentials', title: 'The user ID and the PIN do not belong together', class: 'configuration' }),
  page({ key: 'message-approval', family: 'message', value: 'APPROVAL', label: 'APPROVAL', title: 'Approved', booked: 'yes', who: ['nobody'] }),
  page({ key: 'message-declined', family: 'message', value: 'DECLINED', label: 'DECLINED', title: 'Declined by the bank', class: 'declined' }),
  page({ key: 'avs-y', family: 'avs', value: 'Y', label: 'AVS Y', title: 'Street and ZIP code match', booked: 'see_payment' }),
  page({ key: 'cvv-m', family: 'cvv', value: 'M', label: 'CVV M', title: 'The security code matches', booked: 'see_payment' }),
  page({ key: 'status-settled', family: 'status', value: 'settled', label: 'Status settled', title: 'Settled: the money moves', booked: 'yes' }),
  page({ key: 'situation-no-answer', family: 'situation', value: 'no_answer', label: 'No answer', title: 'No answer from Converge', class: 'retry_uncertain', booked: 'perhaps' }),
];

const entryOf = ({ key, family, label, title }: HelpPage): HelpEntry => ({ key, family, label, title });

function explain({ family, value, terminalId }: ExplainRequest): Explanation {
  const name = value.trim().toLowerCase();
  const known = pages.find((one) =>
    family ? one.family === family && one.value.toLowerCase() === name : one.key === name || one.label.toLowerCase() === name,
  );
  if (known) return { page: terminalId ? { ...known, notes: ['This terminal is Retail.'] } : known, suggestions: [] };
  const suggestions = pages.slice(0, 2).map(entryOf);
  if (!family) return { page: null, suggestions };
  const title = `A value this book does not list (${value})`;
  return { page: page({ key: name, family, value, label: value, title, class: 'unlisted', known: false, who: ['converge'] }), suggestions };
}

function search({ words }: { words: string }): HelpResults {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (one: HelpPage) => `${one.label} ${one.title} ${one.words}`.toLowerCase();
  const entries = pages.filter((one) => wanted.every((word) => text(one).includes(word))).map(entryOf);
  return entries.length > 0 ? { entries, near: false } : { entries: pages.slice(0, 2).map(entryOf), near: true };
}

export const helpHandlers = { help_explain: explain, help_search: search };
