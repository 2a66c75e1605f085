import { navigate } from '../../app/session';
import type { AccountView, SyncReport } from '../../bindings';
import { Banner, Button, ErrorNotice, IconButton, ProgressBar } from '../../components';
import { CloseIcon, SuccessIcon, WarningIcon } from '../../components/icons';
import { Explain } from '../../help/Explain';
import { questionText } from '../../help/question';
import { formatCount } from '../../format/ids';
import { formatDayRange } from '../../format/time';
import { common } from '../../i18n/en/common';
import { transactions } from '../../i18n/en/transactions';
import { problemQuestion } from './problemQuestion';
import { dismissSync, headlineOf, isActive, useSyncRun, type SyncRun } from './syncStore';
import type { useSync } from './useSync';
import styles from './SyncPanel.module.css';

const words = transactions.sync;

function Running({ run, onCancel }: { run: SyncRun; onCancel: () => void }) {
  const { progress, windows, phase } = run;
  const done = progress?.windowsDone ?? 0;
  const text = words.progress(formatCount(done), formatCount(windows ?? 0), formatCount(progress?.rowsRead ?? 0));
  return (
    <div className={styles.running} data-testid="sync-progress" data-windows-done={done} data-windows={windows ?? 0}>
      <div className={styles.bar}>
        <ProgressBar label={words.label} hideLabel value={done} max={windows ?? 1} valueText={text} />
      </div>
      <p className={styles.numbers}>{windows === null ? words.starting : text}</p>
      <p className={styles.now}>
        {phase === 'cancelling'
          ? words.cancelling
          : progress && words.reading(progress.terminalName, formatDayRange(progress.from, progress.to))}
      </p>
      <Button size="small" onPress={onCancel} isDisabled={phase === 'cancelling'} data-testid="sync-cancel">
        {words.cancel}
      </Button>
    </div>
  );
}

function Problems({ report, accountId }: { report: SyncReport; accountId: string }) {
  if (report.incomplete.length === 0 && report.skipped.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {report.incomplete.map((one) => {
        const problem = words.problems[one.problem];
        const question = problemQuestion(one, accountId);
        return (
          <li key={`${one.terminalId}-${one.from}`} data-testid="sync-incomplete" data-explain={question ? questionText(question) : undefined}>
            <strong>
              {one.terminalName}, {formatDayRange(one.from, one.to)}: {problem.what}.
            </strong>{' '}
            {one.declared !== null && one.received !== null && `${words.counts(formatCount(one.declared), formatCount(one.received))} `}
            {problem.todo}
            {one.gatewayCode !== null && <span className={styles.code}> {common.code(String(one.gatewayCode))}</span>}
            {one.detail && <span className={styles.code}> {one.detail}</span>}
            {question && <Explain question={question} what={one.gatewayCode === null ? problem.what : String(one.gatewayCode)} />}
          </li>
        );
      })}
      {report.skipped.map((one) => (
        <li key={one.terminalId} data-testid="sync-skipped">
          {words.skippedLine(one.terminalName, words.skipReasons[one.reason])}
        </li>
      ))}
    </ul>
  );
}

function Result({ report, accountId }: { report: SyncReport; accountId: string }) {
  const clean = report.incompleteWindows === 0 && !report.cancelled;
  const Sign = clean ? SuccessIcon : WarningIcon;
  return (
    <div
      className={styles.result}
      data-tone={clean ? 'success' : 'warning'}
      data-testid="sync-result"
      data-new={report.rowsNew}
      data-updated={report.rowsUpdated}
      data-incomplete={report.incompleteWindows}
    >
      <div className={styles.line}>
        <Sign className={styles.sign} />
        <p className={styles.grow}>
          <strong>{headlineOf(report)}:</strong> {words.result(formatCount(report.rowsNew), formatCount(report.rowsUpdated))}
          {report.incompleteWindows > 0 && `, ${words.incomplete(formatCount(report.incompleteWindows))}`}
          {report.skipped.length > 0 && `, ${words.skipped(formatCount(report.skipped.length))}`}
        </p>
        {report.skipped.length > 0 && (
          <Button size="small" variant="quiet" onPress={() => navigate('setup')}>
            {words.openSetup}
          </Button>
        )}
        <IconButton label={words.hide} icon={<CloseIcon />} onPress={dismissSync} data-testid="sync-dismiss" />
      </div>
      <Problems report={report} accountId={accountId} />
    </div>
  );
}

export interface SyncPanelProps {
  account: AccountView;
  sync: ReturnType<typeof useSync>;
}

/** One strip that tells where a sync stands; nothing when there is nothing to tell. */
export function SyncPanel({ account, sync }: SyncPanelProps) {
  const { state, foreign } = sync;
  const run = useSyncRun(account.id);
  if (run && isActive(run)) return <Running run={run} onCancel={sync.cancel} />;
  if (run?.phase === 'failed' && run.error) {
    return (
      <div className={styles.box}>
        <ErrorNotice
          error={run.error}
          onRetry={() => sync.start()}
          data-testid="sync-error"
          actions={
            <Button size="small" onPress={() => navigate('setup')}>
              {words.openSetup}
            </Button>
          }
        />
      </div>
    );
  }
  if (run?.report) return <Result report={run.report} accountId={account.id} />;
  if (foreign) {
    return (
      <div className={styles.box}>
        <Banner
          tone="info"
          title={words.elsewhere}
          actions={
            <Button size="small" onPress={sync.cancel} data-testid="sync-cancel">
              {words.cancel}
            </Button>
          }
        />
      </div>
    );
  }
  if (state?.interrupted) {
    return (
      <div className={styles.box}>
        <Banner
          tone="warning"
          title={words.interrupted}
          data-testid="sync-interrupted"
          actions={
            <Button size="small" variant="primary" onPress={() => sync.start()} data-testid="sync-resume">
              {words.resume}
            </Button>
          }
        >
          {words.interruptedMeans}
        </Banner>
      </div>
    );
  }
  return null;
}
