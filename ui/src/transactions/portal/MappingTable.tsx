import type { PortalColumn, PortalField } from '../../bindings';
import { Select, type Choice } from '../../components';
import { FactTable } from '../../components/FactTable';
import { portal as words } from '../../i18n/en/portal';
import styles from './Portal.module.css';

type FieldChoice = PortalField | 'nothing';

const choices: Array<Choice<FieldChoice>> = [
  { id: 'nothing', text: words.noMeaning },
  ...Object.entries(words.fields).map(([id, text]) => ({ id: id as PortalField, text })),
];

export interface MappingTableProps {
  columns: readonly PortalColumn[];
  /** What each holds, by its place. */
  fields: ReadonlyArray<PortalField | null>;
  onFields: (fields: Array<PortalField | null>) => void;
}

/** Heading, a value, and what the column holds. */
export function MappingTable({ columns, fields, onFields }: MappingTableProps) {
  const change = (place: number, field: FieldChoice) =>
    onFields(columns.map((_, at) => (at === place ? (field === 'nothing' ? null : field) : (fields[at] ?? null))));
  const lines = columns.map((column, place) => ({ ...column, place, name: column.title || words.untitled(place + 1) }));
  return (
    <section className={styles.group} aria-labelledby="portal-columns">
      <h3 id="portal-columns">{words.columnsTitle}</h3>
      <p className={styles.help}>{words.columnsLead}</p>
      <FactTable
        label={words.columnsTitle}
        testId="portal-columns"
        items={lines}
        idOf={(line) => String(line.place)}
        columns={[
          { id: 'title', title: words.columns.title, rowHeader: true, render: (line) => <span dir="auto">{line.name}</span> },
          { id: 'sample', title: words.columns.sample, mono: true, render: (line) => <span dir="auto">{line.sample}</span> },
          {
            id: 'field',
            title: words.columns.field,
            render: (line) => (
              <div className={styles.holds}>
                <Select
                  label={words.holds(line.name)}
                  hideLabel
                  choices={choices}
                  value={fields[line.place] ?? 'nothing'}
                  onChange={(field) => change(line.place, field)}
                  data-testid={`portal-field-${line.place}`}
                />
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}
