import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce, useHost, useMode } from '../app/session';
import type { ReceiptLanguage, ReceiptPreview } from '../bindings';
import { Button, CopyButton, Dialog, ErrorNotice, Skeleton } from '../components';
import { FieldLine } from '../components/FieldLine';
import { Segmented } from '../components/Segmented';
import { toHostError, type HostError } from '../host';
import { common } from '../i18n/en/common';
import { receipts as words } from '../i18n/en/receipts';
import styles from './Receipts.module.css';

const languages = (['english', 'spanish'] as const).map((id) => ({ id, text: words.languages[id] }));

interface Subject {
  accountId: string;
  /** The gateway's id of the payment. */
  id: string;
}

function useReceipt({ accountId, id }: Subject, language: ReceiptLanguage) {
  const host = useHost();
  return useQuery({
    queryKey: ['transactions', 'receipt', accountId, id, language],
    queryFn: () => host.call('receipt_preview', { accountId, id, language }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

interface Writing {
  busy: boolean;
  failure: HostError | null;
  /** A sentence about the last file, or that there is none. */
  told: { done: boolean; text: string; more: string } | null;
  write(print: boolean): Promise<void>;
}

/** Every receipt is noted by the program, so the history of the payment is read again. */
function useWriting({ accountId, id }: Subject, language: ReceiptLanguage): Writing {
  const host = useHost();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<HostError | null>(null);
  const [told, setTold] = useState<Writing['told']>(null);
  const write = async (print: boolean) => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    setTold(null);
    try {
      const { path, sentence } = await host.call('receipt_write', { accountId, id, language, print });
      const text = path === null ? words.cancelled : print ? words.printed : words.saved;
      setTold({ done: path !== null, text, more: path === null ? '' : print ? words.printHow : path });
      announce(path === null ? text : `${text}. ${sentence}`);
      void client.invalidateQueries({ queryKey: ['transactions', 'receipt', accountId, id] });
      void client.invalidateQueries({ queryKey: ['transactions', 'detail', accountId, id] });
    } catch (reason) {
      setFailure(toHostError(reason));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, told, write };
}

function Paper({ receipt, language }: { receipt: ReceiptPreview; language: ReceiptLanguage }) {
  const lang = language === 'spanish' ? 'es' : 'en';
  return (
    <div className={styles.stack}>
      <FieldLine tone={receipt.copy > 0 ? 'warning' : 'note'} testId="receipt-copy">
        {receipt.copy > 0 ? words.copy(receipt.copy) : words.first}
      </FieldLine>
      {receipt.warnings.map((line) => (
        <FieldLine key={line} tone="warning">
          {line}
        </FieldLine>
      ))}
      <p className={styles.quiet}>{words.email}</p>
      <dl className={styles.line}>
        <dt>{words.subject}</dt>
        <dd lang={lang} data-testid="receipt-subject">
          {receipt.subject}
        </dd>
        <dd>
          <CopyButton text={receipt.subject} what={words.copySubject} data-testid="receipt-copy-subject" />
        </dd>
      </dl>
      <div className={styles.paper} tabIndex={0} role="group" aria-label={words.preview}>
        <span className={styles.copy}>
          <CopyButton text={receipt.text} what={words.copyText} data-testid="receipt-copy-text" />
        </span>
        <pre lang={lang} data-testid="receipt-text">
          {receipt.text}
        </pre>
      </div>
    </div>
  );
}

/** A receipt before it is written: looked at, saved, printed, or copied into an e-mail. */
export function ReceiptDialog({ onClose, ...subject }: Subject & { onClose: () => void }) {
  const mode = useMode();
  const [language, setLanguage] = useState<ReceiptLanguage>('english');
  const { data, error, refetch } = useReceipt(subject, language);
  const { busy, failure, told, write } = useWriting(subject, language);
  return (
    <Dialog
      title={words.title}
      mode={common.modes[mode]}
      isOpen
      onClose={onClose}
      data-testid="receipt-dialog"
      footer={
        <>
          <Button onPress={onClose} data-testid="receipt-close">
            {words.close}
          </Button>
          <Button isDisabled={busy || !data} onPress={() => void write(true)} data-testid="receipt-print">
            {words.print}
          </Button>
          <Button variant="primary" isDisabled={busy || !data} onPress={() => void write(false)} data-testid="receipt-save">
            {words.save}
          </Button>
        </>
      }
    >
      <div>
        <Segmented label={words.language} choices={languages} value={language} onChange={setLanguage} testId="receipt-language" />
      </div>
      {told && (
        <FieldLine tone={told.done ? 'ok' : 'note'} testId="receipt-told">
          {told.text} {told.more}
        </FieldLine>
      )}
      {failure && <ErrorNotice error={failure} data-testid="receipt-failure" />}
      {error && <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && <Paper receipt={data} language={language} />}
    </Dialog>
  );
}
