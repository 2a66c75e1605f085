import type { PlanRow } from '../../bindings';
import { CopyButton } from '../../components';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { formatMoney } from '../../format/money';
import { formatDay, inZone } from '../../format/time';
import { plans as words } from '../../i18n/en/plans';
import { IdText } from '../../transactions/detail/IdText';
import { ConvergeTag, ResultTag, StandingTag } from '../looks';
import { planHref } from '../place';
import styles from '../Plans.module.css';
import { Progress } from './Progress';

/** Who pays, as the way to the plan. */
export function PlanLink({ row }: { row: PlanRow }) {
  return (
    <a href={planHref(row.id)} data-testid="plan-link">
      {row.customer || row.name || words.noName}
    </a>
  );
}

function LastResult({ row, zone }: { row: PlanRow; zone: string }) {
  if (!row.lastResult) return <>{words.noneYet}</>;
  return (
    <div className={styles.progress}>
      <span>
        <ResultTag result={row.lastResult} />
      </span>
      <span className={styles.small}>{[row.lastMessage, row.lastAt ? formatDay(inZone(row.lastAt, zone)) : ''].filter(Boolean).join(', ')}</span>
    </div>
  );
}

function GatewayId({ row }: { row: PlanRow }) {
  if (!row.gatewayId) return <>{words.notSent}</>;
  return (
    <span className={styles.id}>
      <IdText id={row.gatewayId} />
      <CopyButton text={row.gatewayId} what={words.idWhat} data-testid="plan-copy-id" />
    </span>
  );
}

const columnsIn = (zone: string): Array<FactColumn<PlanRow>> => {
  const titles = words.columns;
  return [
    { id: 'customer', title: titles.customer, rowHeader: true, wide: true, render: (row) => <PlanLink row={row} /> },
    {
      id: 'plan',
      title: titles.plan,
      wide: true,
      render: (row) => (
        <div className={styles.progress}>
          <span>{row.name || words.noName}</span>
          <span>
            <StandingTag standing={row.standing} />
          </span>
        </div>
      ),
    },
    { id: 'progress', title: titles.progress, render: (row) => <Progress row={row} zone={zone} /> },
    { id: 'amount', title: titles.amount, whole: true, figures: true, render: (row) => formatMoney(row.amount) },
    { id: 'next', title: titles.next, whole: true, figures: true, render: (row) => (row.next ? formatDay(row.next) : words.nothingAhead) },
    { id: 'last', title: titles.last, render: (row) => <LastResult row={row} zone={zone} /> },
    {
      id: 'converge',
      title: titles.converge,
      wide: true,
      render: (row) => (
        <div className={styles.progress}>
          <span>
            <ConvergeTag state={row.atConverge} />
          </span>
          <span className={styles.small}>{row.atConvergeWords}</span>
        </div>
      ),
    },
    { id: 'cycle', title: titles.cycle, render: (row) => row.cycleWords },
    { id: 'expiry', title: titles.expiry, whole: true, figures: true, render: (row) => row.cardExpiry || words.noExpiry },
    { id: 'id', title: titles.id, render: (row) => <GatewayId row={row} /> },
  ];
};

export function PlanTable({ rows, zone }: { rows: readonly PlanRow[]; zone: string }) {
  return (
    <div className={styles.wide}>
      <FactTable label={words.label} testId="plan-table" items={rows} idOf={(row) => row.id} markOf={(row) => row.atConverge} columns={columnsIn(zone)} />
    </div>
  );
}
