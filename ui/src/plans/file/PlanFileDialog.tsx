import { useMode } from '../../app/session';
import type { AccountView } from '../../bindings';
import { Banner, Button, Dialog, ErrorNotice } from '../../components';
import { FieldLine } from '../../components/FieldLine';
import { common } from '../../i18n/en/common';
import { plans } from '../../i18n/en/plans';
import styles from '../Plans.module.css';
import { PlanFilePanel } from './PlanFilePanel';
import { usePlanFile, type PlanFile } from './usePlanFile';

const words = plans.file;

/** Whether the import may run as things stand. */
function mayImport({ preview, leaveOut, working }: PlanFile): boolean {
  if (!preview || preview.token === null || preview.problems.length > 0 || working) return false;
  return preview.new + preview.changed > 0 && (preview.bad === 0 || leaveOut);
}

function Footer({ planFile, onClose }: { planFile: PlanFile; onClose: () => void }) {
  const { preview, working, done } = planFile;
  if (done) {
    return (
      <Button variant="primary" autoFocus onPress={onClose} data-testid="plan-file-close">
        {plans.act.close}
      </Button>
    );
  }
  return (
    <>
      <Button isDisabled={working !== null} onPress={onClose} data-testid="plan-file-cancel">
        {plans.act.cancel}
      </Button>
      <Button variant={preview ? 'secondary' : 'primary'} isDisabled={working !== null} onPress={() => void planFile.choose()} data-testid="plan-file-choose">
        {preview ? words.other : words.choose}
      </Button>
      {preview && (
        <Button variant="primary" isDisabled={!mayImport(planFile)} onPress={() => void planFile.save()} data-testid="plan-file-import">
          {words.confirm(preview.new + preview.changed)}
        </Button>
      )}
    </>
  );
}

/** A file is looked at first, row by row; nothing changes before "Import". */
export function PlanFileDialog({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const mode = useMode();
  const planFile = usePlanFile(account.id);
  const { preview, working, notChosen, done, failure } = planFile;
  return (
    <Dialog
      title={words.title}
      mode={common.modes[mode]}
      isOpen
      onClose={() => working === null && onClose()}
      wide={preview !== null}
      footer={<Footer planFile={planFile} onClose={onClose} />}
      data-testid="plan-file-dialog"
    >
      {failure && <ErrorNotice error={failure} data-testid="plan-file-error" />}
      {done && (
        <Banner tone="success" title={words.done} data-testid="plan-file-done">
          <p>{done.sentence}</p>
          {done.leftOut > 0 && <p>{words.leftOut(done.leftOut)}</p>}
        </Banner>
      )}
      {!done && !preview && <p>{words.lead}</p>}
      {!done && preview && <PlanFilePanel preview={preview} planFile={planFile} />}
      {working && <p className={styles.quiet}>{working === 'looking' ? words.looking : words.saving}</p>}
      {notChosen && (
        <FieldLine tone="note" testId="plan-file-not-chosen">
          {words.notChosen}
        </FieldLine>
      )}
    </Dialog>
  );
}
