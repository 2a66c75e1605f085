import { navigate, useMode } from '../../app/session';
import type { AccountView, PortalPreview } from '../../bindings';
import { Banner, Button, Dialog, ErrorNotice, ProgressBar } from '../../components';
import { FieldLine } from '../../components/FieldLine';
import { formatCount } from '../../format/ids';
import { common } from '../../i18n/en/common';
import { portal as words } from '../../i18n/en/portal';
import { PortalPreviewPanel } from './PortalPreviewPanel';
import { usePortal, type Portal } from './usePortal';
import styles from './Portal.module.css';

function Start() {
  return (
    <>
      <p>{words.lead}</p>
      <section aria-labelledby="portal-how">
        <h3 id="portal-how">{words.howTitle}</h3>
        <ol className={styles.how}>
          {words.how.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Working({ portal }: { portal: Portal }) {
  const { rowsDone, rows, phase, stopping } = portal;
  const done = formatCount(rowsDone);
  const all = formatCount(rows);
  const text = phase === 'saving' ? words.rowsSaved(done, all) : rows > 0 ? words.rowsLooked(done, all) : words.rowsOnly(done);
  return (
    <div className={styles.progress} data-testid="portal-progress">
      <ProgressBar label={phase === 'saving' ? words.saving : words.looking} value={rowsDone} max={rows} valueText={text} />
      <p>{stopping ? words.stopping : text}</p>
    </div>
  );
}

function Done({ portal: { done } }: { portal: Portal }) {
  if (!done) return null;
  const { cancelled, sentence, skipped, known } = done;
  return (
    <Banner tone={cancelled ? 'info' : 'success'} title={cancelled ? words.canceled : words.done} data-testid="portal-done">
      <p>{sentence}</p>
      <p>{cancelled ? words.nothingSaved : words.doneCounts(formatCount(done.new), formatCount(known), formatCount(skipped))}</p>
    </Banner>
  );
}

/** Whether the import may run as things stand. */
function mayImport(preview: PortalPreview, portal: Portal): boolean {
  if (portal.changed || preview.blockers.length > 0 || preview.missing.length > 0 || preview.dayOrderOpen) return false;
  return preview.new > 0 && (preview.bad === 0 || portal.skipBad);
}

interface FooterProps {
  portal: Portal;
  onClose: () => void;
}

function Footer({ portal, onClose }: FooterProps) {
  const { phase, preview } = portal;
  if (phase === 'looking' || phase === 'saving') {
    return (
      <Button autoFocus onPress={portal.stop} isDisabled={portal.stopping} data-testid="portal-stop">
        {words.stop}
      </Button>
    );
  }
  if (phase === 'done') {
    const show = () => {
      onClose();
      navigate('transactions');
    };
    return (
      <>
        <Button onPress={onClose} data-testid="portal-close">
          {words.close}
        </Button>
        {!portal.done?.cancelled && (
          <Button variant="primary" autoFocus onPress={show} data-testid="portal-show">
            {words.show}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      <Button onPress={onClose} data-testid="portal-cancel">
        {words.back}
      </Button>
      <Button variant={preview ? 'secondary' : 'primary'} onPress={() => void portal.look(true)} data-testid="portal-choose">
        {preview ? words.chooseOther : words.choose}
      </Button>
      {preview && portal.changed && (
        <Button variant="primary" onPress={() => void portal.look()} data-testid="portal-check">
          {words.check}
        </Button>
      )}
      {preview && !portal.changed && (
        <Button variant="primary" isDisabled={!mayImport(preview, portal)} onPress={() => void portal.save()} data-testid="portal-import">
          {words.importRows(formatCount(preview.new))}
        </Button>
      )}
    </>
  );
}

/** A file is looked at first, row by row; nothing changes before "Import". */
export default function PortalDialog({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const portal = usePortal(account.id);
  const mode = useMode();
  const { phase, preview } = portal;
  const working = phase === 'looking' || phase === 'saving';
  const close = () => {
    if (!working) onClose();
  };
  return (
    <Dialog
      title={words.title}
      mode={common.modes[mode]}
      isOpen
      onClose={close}
      wide={preview !== null}
      footer={<Footer portal={portal} onClose={close} />}
      data-testid="portal-dialog"
    >
      <div className={styles.body}>
        {phase === 'start' && <Start />}
        {working && <Working portal={portal} />}
        {phase === 'looked' && preview && (
          <PortalPreviewPanel account={account} preview={preview} portal={portal} />
        )}
        {phase === 'done' && <Done portal={portal} />}
        {portal.notChosen && (
          <FieldLine tone="note" testId="portal-not-chosen">
            {words.notChosen}
          </FieldLine>
        )}
        {portal.error && <ErrorNotice error={portal.error} data-testid="portal-error" />}
      </div>
    </Dialog>
  );
}
