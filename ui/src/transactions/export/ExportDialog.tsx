import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { recall, remember } from '../../app/remembered';
import { useHost, useMode } from '../../app/session';
import type { ExportFormat, ExportPreview, Picked, TxnFilter, TxnSort } from '../../bindings';
import { Button, Dialog, ErrorNotice, Skeleton } from '../../components';
import { FieldLine } from '../../components/FieldLine';
import { RadioCards } from '../../components/RadioCards';
import { toHostError } from '../../host';
import { common } from '../../i18n/en/common';
import { exports as words } from '../../i18n/en/exports';
import { ExportProgress, ExportResult } from './ExportOutcome';
import { ExportFacts } from './ExportFacts';
import { useExportRun, type ExportRun } from './useExportRun';
import styles from './Export.module.css';

export interface ExportDialogProps {
  filter: TxnFilter;
  /** Only these rows of the filter; null for all of them. */
  picked: Picked | null;
  sort: TxnSort;
  /** Keys of columns in order. */
  columns: string[];
  accountId: string;
  onClose: () => void;
}

const formats: readonly ExportFormat[] = ['xlsx', 'csv'];

const lastFormat = (): ExportFormat => (recall('export') === 'csv' ? 'csv' : 'xlsx');

interface ChoiceProps {
  format: ExportFormat;
  onFormat: (format: ExportFormat) => void;
  preview: ExportPreview | undefined;
  columns: number;
  picked: boolean;
  run: ExportRun;
}

function Choice({ format, onFormat, preview, columns, picked, run }: ChoiceProps) {
  return (
    <>
      <RadioCards
        id="export-format"
        label={words.format}
        value={format}
        onChange={onFormat}
        cards={formats.map((value) => ({ value, ...words.formats[value], testId: `export-${value}` }))}
      />
      {preview ? (
        <ExportFacts preview={preview} columns={columns} picked={picked} format={format} />
      ) : (
        <div role="status" aria-label={words.counting}>
          <Skeleton rows={4} />
        </div>
      )}
      {run.notChosen && (
        <FieldLine tone="note" testId="export-not-chosen">
          {words.notChosen}
        </FieldLine>
      )}
      {run.error && <ErrorNotice error={run.error} data-testid="export-error" />}
    </>
  );
}

/** Which file, what it will hold, and then how far it is. Closing while it writes asks for Cancel first. */
export function ExportDialog({ filter, picked, sort, columns, accountId, onClose }: ExportDialogProps) {
  const host = useHost();
  const mode = useMode();
  const run = useExportRun();
  const [format, setFormat] = useState<ExportFormat>(lastFormat);
  const request = { filter: { ...filter, accountId }, picked, sort, columns, format };
  const preview = useQuery({
    queryKey: ['transactions', 'export', request],
    queryFn: () => host.call('export_preview', { ...request, operationId: '' }),
    gcTime: 0,
  });
  const working = run.phase === 'choosing' || run.phase === 'writing' || run.phase === 'stopping';
  const choosing = run.phase === 'ready' || run.phase === 'failed' || run.phase === 'choosing';
  const rows = preview.data?.totals.count ?? 0;
  const close = () => {
    if (!working) onClose();
  };
  const save = () => {
    remember('export', format);
    void run.start(request);
  };
  const footer =
    run.phase === 'done' ? (
      <Button variant="primary" autoFocus onPress={onClose} data-testid="export-close">
        {words.close}
      </Button>
    ) : choosing ? (
      <>
        <Button onPress={close} isDisabled={working} data-testid="export-cancel">
          {words.cancel}
        </Button>
        <Button variant="primary" onPress={save} isDisabled={working || rows === 0} data-testid="export-save">
          {run.phase === 'failed' ? words.saveAgain : words.save}
        </Button>
      </>
    ) : (
      <Button autoFocus onPress={() => void run.stop()} isDisabled={run.phase === 'stopping'} data-testid="export-stop">
        {words.stop}
      </Button>
    );
  return (
    <Dialog title={words.title} mode={common.modes[mode]} isOpen onClose={close} footer={footer} data-testid="export-dialog">
      <div className={styles.body}>
        {preview.error && <ErrorNotice error={toHostError(preview.error)} onRetry={() => void preview.refetch()} />}
        {!preview.error && choosing && (
          <Choice format={format} onFormat={setFormat} preview={preview.data} columns={columns.length} picked={picked !== null} run={run} />
        )}
        {(run.phase === 'writing' || run.phase === 'stopping') && <ExportProgress run={run} />}
        {run.phase === 'done' && run.done && <ExportResult done={run.done} />}
      </div>
    </Dialog>
  );
}
