import { Button as AriaButton, Tag as AriaTag, TagGroup, TagList } from 'react-aria-components';
import { announce } from '../../app/session';
import type { AccountView, TxnStatus } from '../../bindings';
import { Button, DateRangePicker, FilterMenu, kindIcons, Select, statusLooks } from '../../components';
import { CloseIcon } from '../../components/icons';
import { transactions } from '../../i18n/en/transactions';
import { changeFilters, chipsOf, noFilters, useFilters } from './filterState';
import { presetIds, presetOf, rangeOf } from './presets';
import styles from './FilterBar.module.css';

const words = transactions.filters;
const statusOrder: TxnStatus[] = [
  'open', 'settled', 'voided', 'declined', 'refunded', 'partly_refunded', 'held', 'failed', 'unknown',
];
const statusOptions = statusOrder.map((id) => {
  const { Icon, word } = statusLooks[id];
  return { id, text: word, icon: <Icon /> };
});

function Presets({ today }: { today: string }) {
  const { dates } = useFilters();
  const current = presetOf(dates, today);
  const choices = presetIds.map((id) => ({ id, text: words.preset[id] }));
  return (
    <Select
      label={words.presets}
      hideLabel
      choices={choices}
      value={current}
      placeholder={words.otherDates}
      onChange={(preset) => changeFilters({ dates: rangeOf(preset, today) })}
      data-testid="filter-preset"
    />
  );
}

export function FilterBar({ account, today }: { account: AccountView; today: string }) {
  const filters = useFilters();
  const chips = chipsOf(filters, account, today);
  const terminalOptions = account.terminals.map(({ id, name, kind }) => {
    const Kind = kindIcons[kind];
    return { id, text: name, icon: <Kind /> };
  });
  return (
    <div className={styles.bar} role="group" aria-label={words.label} data-region="filters" data-testid="filter-bar">
      <Presets today={today} />
      <DateRangePicker
        label={words.dates}
        value={filters.dates}
        onChange={(dates) => changeFilters({ dates })}
        words={{ open: words.openCalendar, to: words.to }}
        data-testid="filter-dates"
      />
      <FilterMenu
        label={words.terminal}
        options={terminalOptions}
        selected={filters.terminalIds}
        onChange={(terminalIds) => changeFilters({ terminalIds })}
        data-testid="filter-terminal"
      />
      <FilterMenu
        label={words.status}
        options={statusOptions}
        selected={filters.statuses}
        onChange={(statuses) => changeFilters({ statuses })}
        data-testid="filter-status"
      />
      {chips.length > 0 && (
        <>
          <TagGroup
            className={styles.chips}
            aria-label={words.chips}
            onRemove={(keys) => {
              const chip = chips.find((one) => keys.has(one.id));
              if (chip) changeFilters(chip.without);
            }}
          >
            <TagList className={styles.list} items={chips}>
              {(chip) => (
                <AriaTag className={styles.chip} textValue={chip.text} data-testid={`chip-${chip.id.replace(/_/g, '-')}`}>
                  {chip.text}
                  <AriaButton slot="remove" className={styles.remove} aria-label={words.remove(chip.text)}>
                    <CloseIcon size={12} />
                  </AriaButton>
                </AriaTag>
              )}
            </TagList>
          </TagGroup>
          <Button
            variant="quiet"
            size="small"
            data-testid="clear-filters"
            onPress={() => {
              changeFilters(noFilters);
              announce(words.cleared);
            }}
          >
            {words.clearAll}
          </Button>
        </>
      )}
    </div>
  );
}
