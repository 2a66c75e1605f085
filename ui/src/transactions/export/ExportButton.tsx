import { useState, type ReactNode } from 'react';
import { useCommand } from '../../app/commands';
import { modName } from '../../app/platform';
import { Button, Tooltip } from '../../components';
import { ExportIcon } from '../../components/icons';
import { exports as words } from '../../i18n/en/exports';
import { ExportDialog, type ExportDialogProps } from './ExportDialog';

/** What would be exported now. */
export type ExportSubject = Omit<ExportDialogProps, 'onClose'>;

/** Answers "Export…" of the menu and its key while the page is mounted; `dialog` must be rendered. */
export function useExport(subject: ExportSubject): { ask: () => void; dialog: ReactNode } {
  // What was asked for stays the same while the dialog is open, whatever happens below it.
  const [asked, setAsked] = useState<ExportSubject | null>(null);
  const ask = () => setAsked((known) => known ?? subject);
  useCommand('export', ask);
  return { ask, dialog: asked && <ExportDialog {...asked} onClose={() => setAsked(null)} /> };
}

/** The button in the head of a page, with its key. */
export function ExportButton({ subject }: { subject: ExportSubject }) {
  const { ask, dialog } = useExport(subject);
  return (
    <>
      <Tooltip text={words.key(modName)}>
        <Button icon={<ExportIcon />} onPress={ask} data-testid="export-button">
          {words.button}
        </Button>
      </Tooltip>
      {dialog}
    </>
  );
}
