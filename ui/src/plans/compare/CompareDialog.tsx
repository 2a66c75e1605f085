import { useMode } from '../../app/session';
import type { AccountView, CompareReport } from '../../bindings';
import { Banner, Button, Dialog, ErrorNotice, ProgressBar } from '../../components';
import { FactTable } from '../../components/FactTable';
import { formatMoment } from '../../format/time';
import { common } from '../../i18n/en/common';
import { plans } from '../../i18n/en/plans';
import { ConvergeTag } from '../looks';
import { PlanLink } from '../list/PlanTable';
import styles from '../Plans.module.css';
import { useCompare, type Comparing } from './useCompare';

const words = plans.comparing;

function Asking({ comparing: { done, plans: all, stopping } }: { comparing: Comparing }) {
  const text = words.done(done, all);
  return (
    <div className={styles.stack} data-testid="compare-progress">
      <ProgressBar label={words.progress} value={done} max={all} valueText={text} />
      <p>{stopping ? words.stopping : text}</p>
    </div>
  );
}

function Report({ report, zone }: { report: CompareReport; zone: string }) {
  const { rows, counts, failed, cancelled, brake, sentence } = report;
  return (
    <div className={styles.stack} data-testid="compare-report">
      <Banner tone={cancelled || failed > 0 || rows.length > 0 ? 'warning' : 'success'} title={sentence} role="group">
        {cancelled && <p>{words.stopped}</p>}
        {failed > 0 && <p>{words.failed(failed)}</p>}
        {brake.blockedUntil && <p>{words.brake(formatMoment(brake.blockedUntil, zone))}</p>}
        {rows.length === 0 && failed === 0 && !cancelled && <p>{words.allSame}</p>}
      </Banner>
      <dl className={styles.counts}>
        {counts.map(({ atConverge, count }) => (
          <div key={atConverge}>
            <dt>{plans.converge[atConverge]}</dt>
            <dd data-testid={`compare-count-${atConverge}`}>{count}</dd>
          </div>
        ))}
      </dl>
      {rows.length > 0 && (
        <section className={styles.section} aria-labelledby="compare-apart">
          <h3 id="compare-apart">{words.apart}</h3>
          <div className={styles.scroll} tabIndex={0} role="group" aria-label={words.apart}>
            <FactTable
              label={words.apart}
              testId="compare-rows"
              items={rows}
              idOf={({ row }) => row.id}
              columns={[
                { id: 'who', title: words.columns.who, rowHeader: true, wide: true, render: ({ row }) => <PlanLink row={row} /> },
                { id: 'converge', title: words.columns.converge, render: ({ row }) => <ConvergeTag state={row.atConverge} /> },
                { id: 'says', title: words.columns.says, render: ({ row, failed: why }) => why ?? row.atConvergeWords },
              ]}
            />
          </div>
        </section>
      )}
    </div>
  );
}

/** Asks Converge for every plan. What is different is shown, never merged. */
export function CompareDialog({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const mode = useMode();
  const comparing = useCompare(account.id);
  const { phase, report, failure } = comparing;
  const asking = phase === 'asking';
  return (
    <Dialog
      title={words.title}
      mode={common.modes[mode]}
      isOpen
      onClose={() => !asking && onClose()}
      wide={report !== null}
      data-testid="compare-dialog"
      footer={
        asking ? (
          <Button key="stop" autoFocus isDisabled={comparing.stopping} onPress={comparing.stop} data-testid="compare-stop">
            {words.stop}
          </Button>
        ) : (
          <>
            <Button key="close" autoFocus={phase === 'done'} onPress={onClose} data-testid="compare-close">
              {plans.act.close}
            </Button>
            {phase === 'start' && (
              <Button variant="primary" onPress={() => void comparing.start()} data-testid="compare-start">
                {words.start}
              </Button>
            )}
          </>
        )
      }
    >
      {failure && <ErrorNotice error={failure} />}
      {phase === 'start' && <p>{words.lead}</p>}
      {asking && <Asking comparing={comparing} />}
      {report && <Report report={report} zone={account.displayZone} />}
    </Dialog>
  );
}
