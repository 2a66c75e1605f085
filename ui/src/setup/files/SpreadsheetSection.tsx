import { useState } from 'react';
import type { FileWritten, SpreadsheetPreview } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { configuration as words, file } from '../../i18n/en/paper';
import { FileResult } from '../handoff/FileResult';
import styles from '../handoff/Handoff.module.css';
import { openPlace, places } from '../places';
import { useAbsorb } from '../useAbsorb';
import { useAct } from '../useAct';
import type { PartProps } from './part';
import { SpreadsheetPreviewPanel } from './SpreadsheetPreviewPanel';

type Shown =
  | { kind: 'preview'; preview: SpreadsheetPreview }
  | { kind: 'none' }
  | { kind: 'done'; rows: number }
  | { kind: 'template'; written: FileWritten };

/** A dry run of every row before anything is saved. */
export function SpreadsheetSection({ account, isLast, onStart }: PartProps) {
  const host = useHost();
  const absorb = useAbsorb();
  const act = useAct();
  const [shown, setShown] = useState<Shown | null>(null);
  const choose = () =>
    act.run(async () => {
      onStart();
      setShown(null);
      const preview = await host.call('spreadsheet_preview', { accountId: account.id });
      if (preview.token === null && preview.problems.length === 0) {
        setShown({ kind: 'none' });
        announce(words.chosenNothing);
        return;
      }
      setShown({ kind: 'preview', preview });
      announce(preview.problems.length > 0 ? preview.problems.join(' ') : words.sheetCounts(preview.good, preview.bad));
    });
  const apply = ({ token, good }: SpreadsheetPreview, leaveOutBad: boolean) =>
    act.run(async () => {
      if (token === null) return;
      onStart();
      absorb(await host.call('spreadsheet_apply', { token, leaveOutBad }));
      setShown({ kind: 'done', rows: good });
      announce(words.sheetDone(good));
    });
  const template = () =>
    act.run(async () => {
      onStart();
      setShown(null);
      const written = await host.call('spreadsheet_template', { accountId: account.id });
      setShown({ kind: 'template', written });
      announce(written.path === null ? `${file.cancelledTitle}. ${file.cancelled}` : written.sentence);
    });
  return (
    <section className={styles.section} aria-labelledby="config-sheet">
      <h2 id="config-sheet">{words.sheetTitle}</h2>
      <p className={styles.lead}>{words.sheetLead}</p>
      <div className={styles.buttons}>
        <Button onPress={() => void choose()} data-testid="sheet-choose">
          {words.choose}
        </Button>
        <Button variant="quiet" onPress={() => void template()} data-testid="sheet-template">
          {words.template}
        </Button>
      </div>
      {act.failure ? <ErrorNotice error={act.failure} /> : null}
      {shown?.kind === 'none' ? <FieldLine tone="note">{words.chosenNothing}</FieldLine> : null}
      {shown?.kind === 'template' && isLast ? <FileResult written={shown.written} /> : null}
      {shown?.kind === 'preview' ? (
        <SpreadsheetPreviewPanel
          preview={shown.preview}
          onApply={(leaveOutBad) => void apply(shown.preview, leaveOutBad)}
          onCancel={() => setShown(null)}
        />
      ) : null}
      {shown?.kind === 'done' ? (
        <Banner
          tone="success"
          title={words.sheetDone(shown.rows)}
          data-testid="sheet-done"
          actions={
            <Button size="small" onPress={() => openPlace(places.terminals)}>
              {words.toTerminals}
            </Button>
          }
        />
      ) : null}
    </section>
  );
}
