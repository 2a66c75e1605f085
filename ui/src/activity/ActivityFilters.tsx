import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../app/commands';
import type { AuditResult } from '../bindings';
import { Button, DateRangePicker, Select, type Choice } from '../components';
import { SearchField } from '../components/SearchField';
import { activity as words, actName } from '../i18n/en/activity';
import { history } from '../i18n/en/history';
import styles from './Activity.module.css';
import { everything, isNarrowed, type ActivityFilter } from './useActivity';

const any = '';
const results: AuditResult[] = ['done', 'refused', 'cancelled', 'failed'];
const restMs = 250;

interface ActivityFiltersProps {
  filter: ActivityFilter;
  onChange: (filter: ActivityFilter) => void;
  people: readonly string[];
  actions: readonly string[];
  today: string | undefined;
}

export function ActivityFilters({ filter, onChange, people, actions, today }: ActivityFiltersProps) {
  const set = (part: Partial<ActivityFilter>) => onChange({ ...filter, upTo: null, ...part });
  const acts: Choice<string>[] = actions.map((id) => ({ id, text: actName(id) })).sort((a, b) => a.text.localeCompare(b.text));
  return (
    <search className={styles.filters} aria-label={words.filters} data-region="filters">
      <TextFilter text={filter.text} onText={(text) => set({ text })} />
      <Select
        label={words.person}
        choices={[{ id: any, text: words.anyone }, ...people.map((name) => ({ id: name, text: name }))]}
        value={filter.person ?? any}
        onChange={(id) => set({ person: id === any ? null : id })}
        data-testid="activity-person"
      />
      <Select
        label={words.act}
        choices={[{ id: any, text: words.anyAct }, ...acts]}
        value={filter.action ?? any}
        onChange={(id) => set({ action: id === any ? null : id })}
        data-testid="activity-act"
      />
      <Select
        label={words.result}
        choices={[{ id: any, text: words.anyResult }, ...results.map((id) => ({ id: id as string, text: history.results[id] }))]}
        value={filter.result ?? any}
        onChange={(id) => set({ result: results.find((one) => one === id) ?? null })}
        data-testid="activity-result"
      />
      <DateRangePicker
        label={words.dates}
        value={filter.days}
        onChange={(days) => set({ days })}
        maxDay={today}
        words={{ open: words.datesOpen, to: words.datesTo }}
        data-testid="activity-days"
      />
      {isNarrowed(filter) ? (
        <Button variant="quiet" onPress={() => onChange(everything)} data-testid="activity-clear">
          {words.clearAll}
        </Button>
      ) : null}
    </search>
  );
}

/** Asked for when the person rests, not at every key. */
function TextFilter({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const [shown, setShown] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  const tell = useRef(onText);
  useEffect(() => {
    tell.current = onText;
  });
  // Cleared from outside.
  if (shown !== text) {
    setShown(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => tell.current(typed), restMs);
    return () => clearTimeout(timer);
  }, [typed, text]);
  useCommand('find', () => field.current?.focus());
  return (
    <SearchField
      ref={field}
      label={words.search}
      placeholder={words.searchHint}
      clearLabel={words.clear}
      value={typed}
      onChange={setTyped}
      onSubmit={(value) => onText(value)}
      testId="activity-search"
    />
  );
}
