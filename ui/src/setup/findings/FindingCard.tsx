import { useId } from 'react';
import type { AccountView, Finding, NextStep } from '../../bindings';
import { Button } from '../../components/Button';
import { Disclosure } from '../../components/Disclosure';
import { Tag } from '../../components/StatusTag';
import { findings as words, nextLabels, weights } from '../../i18n/en/findings';
import { userName, terminalName } from './names';
import { weightLooks } from './looks';
import styles from './Findings.module.css';

interface FindingCardProps {
  finding: Finding;
  account: AccountView;
  row: number;
  heading: 'h3' | 'h4';
  /** With what shows it unfolded. */
  startsOpen: boolean;
  onAct: (finding: Finding) => void;
}

/** One mistake in a line: how bad, what, what to do about it; the rest unfolds in the order a person reads it. */
export function FindingCard({ finding, account, row, heading: Heading, startsOpen, onAct }: FindingCardProps) {
  const id = useId();
  const { tone, Icon } = weightLooks[finding.weight];
  return (
    <li>
      <article className={styles.card} data-weight={finding.weight} data-kind={finding.kind} aria-labelledby={id} data-testid={`finding-${row}`}>
        <div className={styles.line}>
          <Tag tone={tone} icon={<Icon size={14} />}>
            {weights[finding.weight]}
          </Tag>
          <Heading id={id} className={styles.title}>
            {finding.title}
          </Heading>
          <Button
            size="small"
            variant={finding.weight === 'blocks' ? 'primary' : 'secondary'}
            onPress={() => onAct(finding)}
            data-testid={`finding-act-${row}`}
          >
            {nextLabel(finding.next, account)}
          </Button>
        </div>
        <Disclosure title={words.details} about={finding.title} startsOpen={startsOpen} testId={`finding-details-${row}`}>
          <FindingDetails finding={finding} />
        </Disclosure>
      </article>
    </li>
  );
}

function FindingDetails({ finding: { evidence, means, advice, owner, gatewayCode } }: { finding: Finding }) {
  return (
    <div className={styles.details}>
      {evidence.length > 0 ? (
        <ul className={styles.evidence} aria-label={words.evidence}>
          {evidence.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      <p>{means}</p>
      <p className={styles.advice}>{advice}</p>
      <p className={styles.facts}>
        <span>{words.turns[owner]}</span>
        {gatewayCode === null ? null : <span>{words.code(gatewayCode)}</span>}
      </p>
    </div>
  );
}

function nextLabel(next: NextStep, account: AccountView): string {
  const label = nextLabels[next.kind];
  if ('userId' in next) return label(userName(account, next.userId));
  if ('terminalId' in next) return label(next.terminalId === null ? '' : terminalName(account, next.terminalId));
  return label('');
}
