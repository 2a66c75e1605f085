import { useCommand } from '../../app/commands';
import type { AccountView, PlanList, PlanStanding } from '../../bindings';
import { Button, EmptyState, ErrorNotice, FilterMenu, Skeleton } from '../../components';
import { FilterIcon } from '../../components/icons';
import { SearchField } from '../../components/SearchField';
import { toHostError } from '../../host';
import { plans as words } from '../../i18n/en/plans';
import styles from '../Plans.module.css';
import { usePlanList } from '../usePlans';
import { changeList, forgetList, mostRows, stepRows, useListState } from './listState';
import { PlanTable } from './PlanTable';

const optionsOf = <K extends string>(texts: Record<K, string>) => (Object.keys(texts) as K[]).map((id) => ({ id, text: texts[id] }));
const copies = optionsOf(words.converge);

/** Each with how many plans stand there. */
function standingOptions(list: PlanList | undefined) {
  const count = (standing: PlanStanding) => list?.counts.find((one) => one.standing === standing)?.count ?? 0;
  return optionsOf(words.standings).map(({ id, text }) => ({ id, text: `${text} (${count(id)})` }));
}

function Tools({ list }: { list: PlanList | undefined }) {
  const state = useListState();
  useCommand('find', () => document.querySelector<HTMLElement>('[data-testid="plans-search"]')?.focus());
  return (
    <div className={styles.tools} data-region="search">
      <div className={styles.search}>
        <SearchField
          label={words.search}
          placeholder={words.searchHint}
          clearLabel={words.clear}
          value={state.text}
          onChange={(text) => changeList({ text, limit: stepRows })}
          testId="plans-search"
        />
      </div>
      <FilterMenu
        label={words.filterStanding}
        icon={<FilterIcon size={14} />}
        options={standingOptions(list)}
        selected={state.standings}
        onChange={(standings) => changeList({ standings, limit: stepRows })}
        data-testid="plans-standing"
      />
      <FilterMenu
        label={words.filterConverge}
        icon={<FilterIcon size={14} />}
        options={copies}
        selected={state.atConverge}
        onChange={(atConverge) => changeList({ atConverge, limit: stepRows })}
        data-testid="plans-converge"
      />
    </div>
  );
}

function Nothing({ whole }: { whole: boolean }) {
  if (whole) {
    return (
      <EmptyState title={words.empty} data-testid="plans-empty">
        <p>{words.emptyMore}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={words.none} data-testid="plans-none" actions={<Button onPress={forgetList}>{words.showAll}</Button>}>
      <p>{words.noneMore}</p>
    </EmptyState>
  );
}

/** The book, row by row. */
export function ListView({ account }: { account: AccountView }) {
  const state = useListState();
  const { data, error, refetch } = usePlanList({ accountId: account.id, ...state });
  const all = state.text.trim() === '' && state.standings.length === 0 && state.atConverge.length === 0;
  return (
    <>
      <Tools list={data} />
      {error && <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} rowHeight={48} />}
      {data && data.total === 0 && <Nothing whole={all} />}
      {data && data.total > 0 && (
        <section className={styles.section} aria-label={words.label} data-region="grid">
          <p className={styles.quiet} role="status" data-testid="plans-count">
            {words.count(data.rows.length, data.total)}
          </p>
          <PlanTable rows={data.rows} zone={account.displayZone} />
          {data.rows.length < data.total && data.rows.length < mostRows && (
            <div>
              <Button onPress={() => changeList({ limit: Math.min(mostRows, state.limit + stepRows) })} data-testid="plans-more">
                {words.more}
              </Button>
            </div>
          )}
          {data.total > mostRows && data.rows.length >= mostRows && <p className={styles.quiet}>{words.narrow}</p>}
        </section>
      )}
    </>
  );
}
