import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { common } from '../../i18n/en/common';
import { departments as words } from '../../i18n/en/setupNav';
import type { AddDepartment } from './useAddDepartment';

/** Asks only when a set-up begun before would be given up. */
export function AddDepartmentDialog({ add }: { add: AddDepartment }) {
  const { unfinished, failure } = add;
  return (
    <Dialog
      title={failure && !unfinished ? words.add : words.unfinishedTitle}
      isOpen={unfinished !== null}
      onClose={add.close}
      data-testid="add-department-dialog"
      footer={
        <>
          <Button onPress={add.close}>{common.cancel}</Button>
          <Button onPress={add.startNew} data-testid="department-start-new">
            {words.startNew}
          </Button>
          <Button variant="primary" onPress={add.goOn} autoFocus data-testid="department-go-on">
            {words.goOn}
          </Button>
        </>
      }
    >
      {failure ? <ErrorNotice error={failure} onRetry={add.startNew} /> : null}
      <p>{words.unfinishedBody(unfinished || words.unfinishedNameless)}</p>
    </Dialog>
  );
}
