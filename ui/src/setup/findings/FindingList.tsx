import { useId, useRef } from 'react';
import type { AccountView, Finding, NextStep } from '../../bindings';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { SuccessIcon } from '../../components/icons';
import { Skeleton } from '../../components/Skeleton';
import { formatMoment } from '../../format/time';
import { toHostError } from '../../host';
import { findings as words } from '../../i18n/en/findings';
import { credentialOf } from '../model';
import { useSetupQuery } from '../useSetupQuery';
import { FindingCard } from './FindingCard';
import styles from './Findings.module.css';
import { useNextStep } from './useNextStep';

export interface FindingListProps {
  account: AccountView;
  /** Only what is about this terminal. */
  terminalId?: string;
  /** Takes a step that is done on another page; true when it did. */
  onElsewhere?: (next: NextStep) => boolean;
}

/** What is wrong in the account, worst first, each with its one next step. */
export function FindingList({ account, terminalId, onElsewhere }: FindingListProps) {
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useSetupQuery('setup_findings', { accountId: account.id });
  const { open, dialog } = useNextStep(account, title, onElsewhere);
  const found = data?.findings.filter((one) => terminalId === undefined || one.terminalIds.includes(terminalId));
  return (
    <section className={styles.section} aria-labelledby={titleId} data-testid="findings">
      <h2 id={titleId} ref={title} tabIndex={-1} className={styles.heading}>
        {words.title}
        {found && found.length > 0 ? <span className={styles.count}>{words.count(found.length)}</span> : null}
      </h2>
      {error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : null}
      {!found && !error ? <Skeleton rows={2} rowHeight={64} /> : null}
      {found?.length === 0 ? (
        <NothingFound account={account} terminalId={terminalId} onVerify={() => open({ kind: 'verify', terminalId: terminalId ?? null })} />
      ) : null}
      {found && found.length > 0 ? <FindingCards findings={found} account={account} onAct={({ next }) => open(next)} /> : null}
      {dialog}
    </section>
  );
}

interface FindingCardsProps {
  findings: Finding[];
  account: AccountView;
  onAct: (finding: Finding) => void;
  heading?: 'h3' | 'h4';
}

export function FindingCards({ findings, account, onAct, heading = 'h3' }: FindingCardsProps) {
  return (
    <ol className={styles.cards}>
      {findings.map((finding, row) => (
        <FindingCard
          key={`${finding.kind}-${finding.terminalIds.join('-')}-${finding.userId ?? ''}`}
          {...{ finding, account, row, heading, onAct }}
          startsOpen={findings.length === 1}
        />
      ))}
    </ol>
  );
}

interface NothingFoundProps {
  account: AccountView;
  terminalId: string | undefined;
  onVerify: () => void;
}

/** "Nothing wrong" is said only where somebody looked. */
function NothingFound({ account, terminalId, onVerify }: NothingFoundProps) {
  const checks = account.terminals
    .filter((terminal) => terminal.active && (terminalId === undefined || terminal.id === terminalId))
    .map(credentialOf);
  const last = checks
    .filter((check) => check?.checkedAt)
    .sort((a, b) => Date.parse(b?.checkedAt ?? '') - Date.parse(a?.checkedAt ?? ''))[0];
  if (last?.checkedAt) {
    return (
      <p className={styles.none} data-testid="findings-none">
        <SuccessIcon size={16} />
        <span>
          <strong>{words.none}</strong> {words.lastChecked(formatMoment(last.checkedAt, account.displayZone), last.checkedBy)}
        </span>
      </p>
    );
  }
  const mayAsk = checks.some((check) => check?.ends);
  return (
    <div className={styles.unchecked} data-testid="findings-unchecked">
      <p>
        <strong>{words.unchecked}.</strong> {mayAsk ? words.uncheckedBody : words.uncheckedNoPin}
      </p>
      {mayAsk ? (
        <Button size="small" onPress={onVerify} data-testid="findings-verify">
          {words.verify}
        </Button>
      ) : null}
    </div>
  );
}
