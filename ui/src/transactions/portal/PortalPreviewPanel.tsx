import type { AccountView, PortalPreview } from '../../bindings';
import { Banner, Select } from '../../components';
import { Checkbox } from '../../components/Checkbox';
import { FieldLine } from '../../components/FieldLine';
import { RadioCards } from '../../components/RadioCards';
import { formatCount } from '../../format/ids';
import { formatMoney } from '../../format/money';
import { formatDayRange } from '../../format/time';
import { portal as words } from '../../i18n/en/portal';
import { MappingTable } from './MappingTable';
import { ProblemList } from './ProblemList';
import type { Portal } from './usePortal';
import styles from './Portal.module.css';

function Count({ name, value, testId, tone }: { name: string; value: number; testId: string; tone?: string }) {
  return (
    <div className={styles.count} data-tone={tone}>
      <dt>{name}</dt>
      <dd data-testid={testId} data-count={value}>
        {formatCount(value)}
      </dd>
    </div>
  );
}

function Counts({ preview }: { preview: PortalPreview }) {
  const { rows, known, bad, from, to, totals } = preview;
  return (
    <section className={styles.group} aria-labelledby="portal-counts">
      <h3 id="portal-counts">{words.counts(preview.fileName)}</h3>
      <dl className={styles.counts}>
        <Count name={words.rows} value={rows} testId="portal-rows" />
        <Count name={words.fresh} value={preview.new} testId="portal-new" tone={preview.new > 0 ? 'good' : undefined} />
        <Count name={words.known} value={known} testId="portal-known" />
        <Count name={words.bad} value={bad} testId="portal-bad" tone={bad > 0 ? 'bad' : undefined} />
      </dl>
      <dl className={styles.lines}>
        {from && to && (
          <div>
            <dt>{words.days}</dt>
            <dd>{formatDayRange(from, to)}</dd>
          </div>
        )}
        {totals?.currencies.map((one) => (
          <div key={one.currency}>
            <dt>{words.sums}</dt>
            <dd>{words.sum(formatMoney(one.sales), formatMoney(one.refunds), formatMoney(one.net))}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Why nothing can be saved, in the words of the program. */
function Blockers({ preview }: { preview: PortalPreview }) {
  const { blockers, missing } = preview;
  return (
    <>
      {blockers.length > 0 && (
        <Banner tone="danger" title={words.blocked} role="alert" data-testid="portal-blockers">
          <ul className={styles.bullets}>
            {blockers.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{words.nothingSaved}</p>
        </Banner>
      )}
      {missing.length > 0 && (
        <Banner tone="warning" title={words.missingTitle} data-testid="portal-missing">
          <p>{missing.map((field) => words.fields[field]).join(', ')}</p>
        </Banner>
      )}
    </>
  );
}

interface PanelProps {
  account: AccountView;
  preview: PortalPreview;
  portal: Portal;
}

function Questions({ account, preview, portal }: PanelProps) {
  const { choices } = portal;
  const asksOrder = preview.dayOrderOpen || choices.dayFirst !== null;
  return (
    <>
      {asksOrder && (
        <RadioCards
          id="portal-day-order"
          label={words.dayOrder}
          help={words.dayOrderHelp}
          value={choices.dayFirst === null ? null : choices.dayFirst ? 'day' : 'month'}
          onChange={(order) => portal.choose({ dayFirst: order === 'day' })}
          cards={[
            { value: 'month', title: words.monthFirst, testId: 'portal-month-first' },
            { value: 'day', title: words.dayFirst, testId: 'portal-day-first' },
          ]}
        />
      )}
      <div className={styles.terminal}>
        <Select
          label={words.terminal}
          placeholder={words.chooseTerminal}
          choices={account.terminals.map(({ id, name }) => ({ id, text: name }))}
          value={choices.terminalId}
          onChange={(terminalId) => portal.choose({ terminalId })}
          data-testid="portal-terminal"
        />
      </div>
      {preview.unknownTerminals.length > 0 && (
        <FieldLine tone="warning" testId="portal-unknown-terminals">
          {words.unknownTerminals(preview.unknownTerminals.join(', '))}
        </FieldLine>
      )}
    </>
  );
}

/** What a file would bring, and everything a person has to say about it. */
export function PortalPreviewPanel({ account, preview, portal }: PanelProps) {
  return (
    <>
      <Blockers preview={preview} />
      <Counts preview={preview} />
      <Questions account={account} preview={preview} portal={portal} />
      {preview.bad > 0 && <ProblemList preview={preview} />}
      {preview.bad > 0 && (
        <Checkbox isSelected={portal.skipBad} onChange={portal.agree} data-testid="portal-skip">
          {words.skip(formatCount(preview.bad))}
          <span className={styles.help}> {words.skipHelp}</span>
        </Checkbox>
      )}
      {preview.columns.length > 0 && (
        <MappingTable columns={preview.columns} fields={portal.choices.fields ?? []} onFields={(fields) => portal.choose({ fields })} />
      )}
      {preview.new === 0 && preview.bad === 0 && preview.known > 0 && !portal.changed && (
        <FieldLine tone="note" testId="portal-nothing-new">
          {words.nothingNew}
        </FieldLine>
      )}
      {portal.changed && (
        <FieldLine tone="note" testId="portal-changed">
          {words.checkFirst}
        </FieldLine>
      )}
    </>
  );
}
