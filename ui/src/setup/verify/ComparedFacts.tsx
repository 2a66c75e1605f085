import type { Comparison, TerminalVerdict } from '../../bindings';
import { Disclosure } from '../../components/Disclosure';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { Tag } from '../../components/StatusTag';
import { compared as words } from '../../i18n/en/findings';
import { agreementLooks } from '../findings/looks';

const columns: Array<FactColumn<Comparison>> = [
  { id: 'fact', title: words.columns.fact, rowHeader: true, render: (one) => words.facts[one.fact] },
  { id: 'ours', title: words.columns.ours, render: (one) => one.ours },
  { id: 'theirs', title: words.columns.theirs, render: (one) => one.theirs ?? words.none },
  { id: 'agreement', title: words.columns.agreement, render: (one) => <AgreementTag comparison={one} /> },
];

function AgreementTag({ comparison: { agreement } }: { comparison: Comparison }) {
  const { tone, Icon } = agreementLooks[agreement];
  return (
    <Tag tone={tone} icon={<Icon size={14} />}>
      {words.agreements[agreement]}
    </Tag>
  );
}

/** What the clerk wrote beside what Converge reports; folded while nothing differs. */
export function ComparedFacts({ verdict }: { verdict: TerminalVerdict }) {
  const { compared, terminalName, terminalId } = verdict;
  if (compared.length === 0) return null;
  const table = (
    <FactTable
      label={words.title(terminalName)}
      columns={columns}
      items={compared}
      idOf={(one) => one.fact}
      markOf={(one) => one.agreement}
      testId={`compared-${terminalId}`}
    />
  );
  if (compared.some((one) => one.agreement === 'differs')) return table;
  const same = compared.filter((one) => one.agreement === 'same').length;
  return (
    <Disclosure title={words.same(same, compared.length - same)} testId={`compared-open-${terminalId}`}>
      {table}
    </Disclosure>
  );
}
