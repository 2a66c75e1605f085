import { useEffect, useRef, type ReactNode } from 'react';
import type { FileWritten } from '../../bindings';
import { Banner } from '../../components/Banner';
import { CopyButton } from '../../components/CopyButton';
import { file as words } from '../../i18n/en/paper';
import styles from './Handoff.module.css';

interface FileResultProps {
  written: FileWritten;
  printed?: boolean;
  children?: ReactNode;
}

/** What became of a file: where it is and how to compare it, or that it was canceled. Takes the focus once. */
export function FileResult({ written, printed, children }: FileResultProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [written]);
  const { path, sentence, size, sha256 } = written;
  if (path === null) {
    return (
      <div ref={box} tabIndex={-1} className={styles.result}>
        <Banner tone="info" title={words.cancelledTitle} data-testid="file-cancelled">
          <p>{words.cancelled}</p>
        </Banner>
      </div>
    );
  }
  return (
    <div ref={box} tabIndex={-1} className={styles.result}>
      <Banner tone="success" title={printed ? words.printTitle : words.title} data-testid="file-written">
        <p>{sentence}</p>
        <dl className={styles.fileFacts}>
          <div>
            <dt>{words.where}</dt>
            <dd>
              <span className={styles.path}>{path}</span>
              <CopyButton text={path} what={words.copyPath} />
            </dd>
          </div>
          <div>
            <dt>{words.size}</dt>
            <dd>{words.bytes(size)}</dd>
          </div>
          {sha256 && !printed ? (
            <div>
              <dt>{words.sha}</dt>
              <dd>
                <code className={styles.path} data-testid="file-sha">
                  {sha256}
                </code>
                <CopyButton text={sha256} what={words.copySha} data-testid="copy-sha" />
              </dd>
            </div>
          ) : null}
        </dl>
        {sha256 && !printed ? <p className={styles.quiet}>{words.shaHelp}</p> : null}
        {children}
      </Banner>
    </div>
  );
}
