import { useEffect, useRef } from 'react';
import type { ExportDone } from '../../bindings';
import { Banner, CopyButton, ProgressBar } from '../../components';
import { formatCount } from '../../format/ids';
import { exports as words } from '../../i18n/en/exports';
import { file } from '../../i18n/en/paper';
import type { ExportRun } from './useExportRun';
import styles from './Export.module.css';

export function ExportProgress({ run }: { run: ExportRun }) {
  const text = words.progress(formatCount(run.rowsDone), formatCount(run.rows));
  return (
    <div className={styles.progress} data-testid="export-progress">
      <ProgressBar label={words.label} hideLabel value={run.rowsDone} max={run.rows} valueText={text} />
      <p>{run.phase === 'stopping' ? words.stopping : text}</p>
    </div>
  );
}

/** Where the file is, or that none was left. */
export function ExportResult({ done }: { done: ExportDone }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  if (done.path === null) {
    return (
      <div ref={box} tabIndex={-1} className={styles.result}>
        <Banner tone="info" title={words.canceled} data-testid="export-canceled">
          <p>{words.canceledMore}</p>
        </Banner>
      </div>
    );
  }
  return (
    <div ref={box} tabIndex={-1} className={styles.result}>
      <Banner tone="success" title={words.done} data-testid="export-done">
        <p>{words.saved(formatCount(done.rows))}</p>
        <dl className={styles.where}>
          <div>
            <dt>{words.where}</dt>
            <dd>
              <span>{done.path}</span>
              <CopyButton text={done.path} what={words.copyPath} />
            </dd>
          </div>
          <div>
            <dt>{words.size}</dt>
            <dd>{file.bytes(done.size)}</dd>
          </div>
          <div>
            <dt>{words.history}</dt>
            <dd>{done.sentence}</dd>
          </div>
        </dl>
      </Banner>
    </div>
  );
}
