import { useHost } from '../../app/session';
import type { PlanDifference, PlanField, PlanPage, PlanSeenView } from '../../bindings';
import { Banner, Button, ErrorNotice } from '../../components';
import { FactTable } from '../../components/FactTable';
import { formatDay, formatMoment } from '../../format/time';
import { plans } from '../../i18n/en/plans';
import styles from '../Plans.module.css';
import { useBookChange, type BookChange } from '../usePlans';

const words = plans.drift;

const shown = (field: PlanField, text: string) => (text === '' ? words.empty : field === 'next' ? formatDay(text) : text);

interface DecideProps {
  plan: PlanPage;
  change: BookChange;
  onKeep: (fields: PlanField[]) => void;
}

function useTakeTheirs(plan: PlanPage, change: BookChange) {
  const host = useHost();
  return (fields: PlanField[], label: string) =>
    void change.run(() => host.call('plan_take_theirs', { planId: plan.row.id, fields }), words.taken(label));
}

function Decide({ difference, plan, change, onKeep }: DecideProps & { difference: PlanDifference }) {
  const take = useTakeTheirs(plan, change);
  const { field, label, canKeep } = difference;
  return (
    <div className={styles.buttons}>
      <Button size="small" isDisabled={change.busy} aria-label={words.takeOf(label)} onPress={() => take([field], label)} data-testid={`drift-take-${field}`}>
        {words.takeTheirs}
      </Button>
      {canKeep ? (
        <Button size="small" isDisabled={change.busy} aria-label={words.keepOf(label)} onPress={() => onKeep([field])} data-testid={`drift-keep-${field}`}>
          {words.keepOurs}
        </Button>
      ) : (
        <span className={styles.small}>{words.cannotKeep}</span>
      )}
    </div>
  );
}

/** Field by field, so that nothing is merged silently. */
function Differences({ plan, change, onKeep }: DecideProps) {
  const take = useTakeTheirs(plan, change);
  const { differences } = plan;
  return (
    <>
      <p className={styles.quiet}>{words.lead}</p>
      <FactTable
        label={words.title}
        testId="drift-table"
        items={differences}
        idOf={({ field }) => field}
        columns={[
          { id: 'field', title: words.columns.field, rowHeader: true, render: ({ label }) => label },
          { id: 'here', title: words.columns.here, figures: true, render: ({ field, here }) => shown(field, here) },
          { id: 'there', title: words.columns.there, figures: true, render: ({ field, there }) => shown(field, there) },
          { id: 'decide', title: words.columns.decide, bare: true, render: (difference) => <Decide difference={difference} plan={plan} change={change} onKeep={onKeep} /> },
        ]}
      />
      {differences.length > 1 && (
        <div>
          <Button
            size="small"
            isDisabled={change.busy}
            onPress={() =>
              take(
                differences.map(({ field }) => field),
                differences.map(({ label }) => label).join(', '),
              )
            }
            data-testid="drift-take-all"
          >
            {words.takeAll}
          </Button>
        </div>
      )}
    </>
  );
}

/** Every terminal that was asked, ours first; found elsewhere, both stand here. */
function Seen({ plan, zone, change }: { plan: PlanPage; zone: string; change: BookChange }) {
  const take = useTakeTheirs(plan, change);
  const { row, seen } = plan;
  const there = seen.find((one) => one.found && one.terminalId !== row.terminalId);
  const whose = (one: PlanSeenView) => (one.terminalId === row.terminalId ? words.ours : words.there);
  return (
    <>
      {row.atConverge === 'elsewhere' && <p data-testid="drift-elsewhere">{words.elsewhereLead(row.terminalName)}</p>}
      <FactTable
        label={words.seen}
        testId="drift-seen"
        items={seen}
        idOf={(one) => one.terminalId}
        markOf={(one) => (one.found ? 'found' : 'missing')}
        columns={[
          {
            id: 'terminal',
            title: words.seenColumns.terminal,
            rowHeader: true,
            render: (one) => (
              <>
                {one.terminalName} <span className={styles.small}>({whose(one)})</span>
              </>
            ),
          },
          { id: 'answer', title: words.seenColumns.answer, render: (one) => (one.found ? one.words : words.notThere) },
          { id: 'when', title: words.seenColumns.when, figures: true, render: (one) => formatMoment(one.at, zone) },
          { id: 'who', title: words.seenColumns.who, render: (one) => one.who },
        ]}
      />
      {row.atConverge === 'elsewhere' && there && (
        <div>
          <Button size="small" isDisabled={change.busy} onPress={() => take(['terminal'], words.terminal)} data-testid="drift-take-terminal">
            {words.takeTerminal(there.terminalName)}
          </Button>
        </div>
      )}
    </>
  );
}

export interface DriftProps {
  plan: PlanPage;
  zone: string;
  /** Why nothing may be sent now. */
  locked: boolean;
  onKeep: (fields: PlanField[]) => void;
  onSend: () => void;
  onCancel: () => void;
}

/** Where our book and Converge are not the same, and who decides. */
export function Drift({ plan, zone, locked, onKeep, onSend, onCancel }: DriftProps) {
  const change = useBookChange();
  const { row, differences, seen } = plan;
  const absent = row.standing !== 'cancelled' && (row.atConverge === 'missing' || row.atConverge === 'not_sent');
  if (!absent && differences.length === 0 && seen.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="plan-drift" data-testid="drift">
      <h2 id="plan-drift">{words.title}</h2>
      {change.failure && <ErrorNotice error={change.failure} />}
      {absent && (
        <Banner
          tone={row.atConverge === 'missing' ? 'danger' : 'info'}
          title={row.atConvergeWords}
          role="group"
          data-testid="drift-absent"
          actions={
            <>
              <Button size="small" isDisabled={locked} onPress={onSend} data-testid="drift-send">
                {plans.page.send}
              </Button>
              <Button size="small" isDisabled={locked} onPress={onCancel} data-testid="drift-cancel">
                {plans.page.cancel}
              </Button>
            </>
          }
        >
          {row.atConverge === 'missing' && <p>{words.missingAt(row.terminalName)}</p>}
          <p>{words.missingLead}</p>
        </Banner>
      )}
      {differences.length > 0 && <Differences plan={plan} change={change} onKeep={onKeep} />}
      {seen.length > 0 && <Seen plan={plan} zone={zone} change={change} />}
    </section>
  );
}
