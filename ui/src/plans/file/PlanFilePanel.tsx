import type { PlanFilePreview, PlanFileRow, RowAction } from '../../bindings';
import { Banner, Tag } from '../../components';
import { Checkbox } from '../../components/Checkbox';
import { FactTable } from '../../components/FactTable';
import { FieldLine } from '../../components/FieldLine';
import { CheckIcon, EditIcon, ErrorIcon, PlusIcon } from '../../components/icons';
import type { Tone } from '../../components/status';
import { formatMoney } from '../../format/money';
import { plans } from '../../i18n/en/plans';
import styles from '../Plans.module.css';
import type { PlanFile } from './usePlanFile';

const words = plans.file;

const looks: Record<RowAction, { tone: Tone; Icon: typeof CheckIcon }> = {
  add: { tone: 'success', Icon: PlusIcon },
  change: { tone: 'info', Icon: EditIcon },
  same: { tone: 'neutral', Icon: CheckIcon },
  problem: { tone: 'danger', Icon: ErrorIcon },
};

function Does({ row: { action } }: { row: PlanFileRow }) {
  const { tone, Icon } = looks[action];
  return (
    <Tag tone={tone} icon={<Icon size={14} />}>
      {plans.actions[action]}
    </Tag>
  );
}

function Says({ row: { row, problems, warnings } }: { row: PlanFileRow }) {
  return (
    <div className={styles.progress} data-testid={`plan-file-says-${row}`}>
      {problems.map((line) => (
        <FieldLine key={line} tone="error">
          {line}
        </FieldLine>
      ))}
      {warnings.map((line) => (
        <FieldLine key={line} tone="warning">
          {line}
        </FieldLine>
      ))}
    </div>
  );
}

function Counts({ preview }: { preview: PlanFilePreview }) {
  const { new: fresh, changed, same, bad } = preview;
  const counts = [
    { id: 'new', name: words.fresh, count: fresh },
    { id: 'changed', name: words.changed, count: changed },
    { id: 'same', name: words.same, count: same },
    { id: 'bad', name: words.bad, count: bad },
  ];
  return (
    <section aria-labelledby="plan-file-counts">
      <h3 id="plan-file-counts">{words.counts(preview.file)}</h3>
      <dl className={styles.counts}>
        {counts.map(({ id, name, count }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd data-testid={`plan-file-${id}`}>{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Rows({ rows, file }: { rows: readonly PlanFileRow[]; file: string }) {
  const titles = words.columns;
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={words.counts(file)}>
      <FactTable
        label={words.counts(file)}
        testId="plan-file-rows"
        items={rows}
        idOf={({ row }) => String(row)}
        markOf={({ action }) => action}
        columns={[
          { id: 'row', title: titles.row, rowHeader: true, figures: true, render: ({ row }) => row },
          { id: 'does', title: titles.does, render: (row) => <Does row={row} /> },
          { id: 'who', title: titles.who, wide: true, render: ({ customer }) => customer },
          { id: 'plan', title: titles.plan, render: ({ name }) => name },
          { id: 'amount', title: titles.amount, whole: true, figures: true, render: ({ amount }) => (amount ? formatMoney(amount) : words.unreadable) },
          { id: 'progress', title: titles.progress, whole: true, render: ({ progress }) => progress },
          { id: 'says', title: titles.says, wide: true, render: (row) => <Says row={row} /> },
        ]}
      />
    </div>
  );
}

/** Row by row what a file would do, and what is wrong with it. Nothing is saved yet. */
export function PlanFilePanel({ preview, planFile }: { preview: PlanFilePreview; planFile: PlanFile }) {
  const { problems, ignored, rows, bad, new: fresh, changed } = preview;
  return (
    <>
      {problems.length > 0 && (
        <Banner tone="danger" title={words.whole} role="group" data-testid="plan-file-problems">
          <ul className={styles.bullets}>
            {problems.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Banner>
      )}
      <Counts preview={preview} />
      {ignored.length > 0 && <FieldLine tone="note">{words.ignored(ignored.join(', '))}</FieldLine>}
      {rows.length > 0 && <Rows rows={rows} file={preview.file} />}
      {bad > 0 && fresh + changed > 0 && (
        <Checkbox isSelected={planFile.leaveOut} onChange={planFile.agree} data-testid="plan-file-leave-out">
          {words.leaveOut(bad)}
          <span className={styles.small}> {words.leaveOutHelp}</span>
        </Checkbox>
      )}
      {problems.length === 0 && fresh + changed === 0 && <FieldLine tone="note">{bad > 0 ? words.allBad : words.nothing}</FieldLine>}
    </>
  );
}
