import { useId, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useHost } from '../../app/session';
import type { AttachmentView } from '../../bindings';
import { AlertDialog, Button, IconButton } from '../../components';
import { FileIcon, PlusIcon, TrashIcon } from '../../components/icons';
import { formatMoment } from '../../format/time';
import { detail } from '../../i18n/en/detail';
import { file as fileWords } from '../../i18n/en/paper';
import { SectionTitle } from './SectionTitle';
import { useAnnotate } from './usePayment';
import styles from './Annotations.module.css';

const words = detail.files;

export interface AttachmentsProps {
  accountId: string;
  /** The gateway's id of the payment. */
  id: string;
  files: readonly AttachmentView[];
  zone: string;
}

/** Files kept with a payment. Removing one asks first, because nothing brings it back. */
export function Attachments({ accountId, id, files, zone }: AttachmentsProps) {
  const host = useHost();
  const annotate = useAnnotate();
  const [asked, setAsked] = useState<AttachmentView | null>(null);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLElement>(null);
  const title = useId();
  const attach = async () => {
    setBusy(true);
    await annotate(() => host.call('attachment_add', { accountId, id }));
    setBusy(false);
  };
  const remove = async (one: AttachmentView) => {
    setAsked(null);
    await annotate(() => host.call('attachment_remove', { id: one.id }));
    box.current?.querySelector<HTMLElement>('[data-testid="file-add"]')?.focus();
  };
  return (
    <section ref={box} className={styles.section} aria-labelledby={title} data-testid="attachments">
      <SectionTitle id={title}>{words.title}</SectionTitle>
      {files.length === 0 && (
        <p className={styles.small}>
          {words.none} {words.help}
        </p>
      )}
      {files.length > 0 && (
        <ul className={styles.list}>
          {files.map((one) => (
            <li key={one.id} className={styles.line} data-testid="attachment">
              <div className={styles.grow}>
                <AriaButton
                  className={styles.file}
                  aria-label={words.open(one.name)}
                  onPress={() => void annotate(() => host.call('attachment_open', { id: one.id }).then(() => null))}
                  data-testid="file-open"
                >
                  <FileIcon />
                  <span dir="auto">{one.name}</span>
                </AriaButton>
                <p className={styles.small}>
                  {words.by(fileWords.bytes(one.size), one.who, formatMoment(one.at, zone))}
                </p>
              </div>
              <IconButton label={words.remove(one.name)} icon={<TrashIcon />} onPress={() => setAsked(one)} data-testid="file-remove" />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button size="small" icon={<PlusIcon size={14} />} isDisabled={busy} onPress={() => void attach()} data-testid="file-add">
          {words.add}
        </Button>
      </div>
      <AlertDialog
        title={words.removeTitle}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        confirm={words.removeIt}
        confirmVariant="danger"
        onConfirm={() => asked && void remove(asked)}
      >
        {asked && <p>{words.removeBody(asked.name)}</p>}
      </AlertDialog>
    </section>
  );
}
