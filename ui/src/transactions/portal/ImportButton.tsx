import { Button } from '../../components';
import { ImportIcon } from '../../components/icons';
import { portal as words } from '../../i18n/en/portal';
import { openPortal } from './portalStore';

/** Opens the import of a portal file. */
export function ImportButton() {
  return (
    <Button size="small" variant="quiet" icon={<ImportIcon size={14} />} onPress={openPortal} data-testid="portal-open">
      {words.button}
    </Button>
  );
}
