import type { AccountView, TxnFilter, TxnStatus, TxnType } from '../../bindings';
import { DateRangePicker, FilterMenu, kindIcons, Select, statusLooks } from '../../components';
import { common } from '../../i18n/en/common';
import { transactions } from '../../i18n/en/transactions';
import { withField } from '../search/pieces';
import { changeLedger, ledgerState, useLedgerState } from '../state/ledgerState';
import { presetIds, presetOf, withDays, withPreset } from './presets';
import styles from './FilterBar.module.css';

const words = transactions.filters;
const statusOrder: TxnStatus[] = ['open', 'settled', 'voided', 'declined', 'refunded', 'partly_refunded', 'held', 'failed', 'unknown'];
const statusOptions = statusOrder.map((id) => {
  const { Icon, word } = statusLooks[id];
  return { id, text: word, icon: <Icon /> };
});
const typeOrder: TxnType[] = ['sale', 'return', 'credit', 'authorization', 'force', 'void', 'verification', 'installment', 'recurring', 'cash', 'other'];
const typeOptions = typeOrder.map((id) => ({ id, text: common.types[id] }));
const presetChoices = presetIds.map((id) => ({ id, text: words.preset[id] }));

/** The text is the truth: a menu rewrites the pieces of its field. */
const rewrite = (change: (text: string) => string): void => changeLedger({ text: change(ledgerState().text) });
const choose = (field: string, values: readonly string[]): void => rewrite((text) => withField(text, field, values));

export interface FilterBarProps {
  account: AccountView;
  filter: TxnFilter | undefined;
}

export function FilterBar({ account, filter }: FilterBarProps) {
  const { text } = useLedgerState();
  const terminalOptions = account.terminals.map(({ id, name, kind }) => {
    const Kind = kindIcons[kind];
    return { id, text: name, icon: <Kind /> };
  });
  const nameOf = (id: string) => account.terminals.find((one) => one.id === id)?.name ?? '';
  const { from, to } = filter ?? { from: null, to: null };
  return (
    <div className={styles.bar} role="group" aria-label={words.label} data-region="filters" data-testid="filter-bar">
      <Select
        label={words.presets}
        hideLabel
        choices={presetChoices}
        value={presetOf(text)}
        placeholder={words.otherDates}
        onChange={(preset) => rewrite((known) => withPreset(known, preset))}
        data-testid="filter-preset"
      />
      <DateRangePicker
        label={words.dates}
        value={from && to ? { from, to } : null}
        onChange={(days) => rewrite((known) => withDays(known, days))}
        words={{ open: words.openCalendar, to: words.to }}
        data-testid="filter-dates"
      />
      <FilterMenu
        label={words.terminal}
        options={terminalOptions}
        selected={filter?.terminalIds ?? []}
        onChange={(ids) => choose('terminal', ids.map(nameOf))}
        data-testid="filter-terminal"
      />
      <FilterMenu
        label={words.status}
        options={statusOptions}
        selected={filter?.statuses ?? []}
        onChange={(statuses) => choose('status', statuses)}
        data-testid="filter-status"
      />
      <FilterMenu
        label={words.type}
        options={typeOptions}
        selected={filter?.types ?? []}
        onChange={(types) => choose('type', types)}
        data-testid="filter-type"
      />
    </div>
  );
}
