import { useId } from 'react';
import type { AccountView, Finding, NextStep } from '../../bindings';
import { Button } from '../../components/Button';
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
  onAct: (finding: Finding) => void;
}

/** One mistake, in the order a person reads it: how bad, what, what shows it, meaning, what to do. */
export function FindingCard({ finding, account, row, heading: Heading, onAct }: FindingCardProps) {
  const id = useId();
  const { tone, Icon } = weightLooks[finding.weight];
  return (
    <li>
      <article className={styles.card} data-weight={finding.weight} data-kind={finding.kind} aria-labelledby={id} data-testid={`finding-${row}`}>
        <p className={styles.tags}>
          <Tag tone={tone} icon={<Icon size={14} />}>
            {weights[finding.weight]}
          </Tag>
          <span className={styles.owner}>{words.who(finding.owner)}</span>
        </p>
        <Heading id={id} className={styles.title}>
          {finding.title}
        </Heading>
        {finding.evidence.length > 0 ? (
          <ul className={styles.evidence} aria-label={words.evidence}>
            {finding.evidence.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null}
        <p>{finding.means}</p>
        <p className={styles.advice}>{finding.advice}</p>
        <div className={styles.actions}>
          <Button
            size="small"
            variant={finding.weight === 'blocks' ? 'primary' : 'secondary'}
            onPress={() => onAct(finding)}
            data-testid={`finding-act-${row}`}
          >
            {nextLabel(finding.next, account)}
          </Button>
          {finding.gatewayCode === null ? null : <span className={styles.code}>{words.code(finding.gatewayCode)}</span>}
        </div>
      </article>
    </li>
  );
}

function nextLabel(next: NextStep, account: AccountView): string {
  const label = nextLabels[next.kind];
  if ('userId' in next) return label(userName(account, next.userId));
  if ('terminalId' in next) return label(next.terminalId === null ? '' : terminalName(account, next.terminalId));
  return label('');
}
