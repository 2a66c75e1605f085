import type { AccountView, AppStatus } from '../../bindings';
import { navigate } from '../../app/session';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { progressLine } from '../../i18n/en/setup';
import { welcome } from '../../i18n/en/welcome';
import { accountOf, nextStep, stepsDone } from '../model';

/** The wizard was left on the way, perhaps for another department than the one shown. */
export function UnfinishedBanner({ account, status }: { account: AccountView; status: AppStatus }) {
  const { draft } = status;
  if (!draft) return null;
  const begun = accountOf(status, draft);
  const name = (begun?.name ?? draft.accountName) || null;
  return (
    <Banner
      tone="info"
      title={progressLine(stepsDone(begun), nextStep(begun))}
      data-testid="setup-unfinished"
      actions={
        <Button size="small" onPress={() => navigate('wizard')} data-testid="setup-resume">
          {welcome.resume}
        </Button>
      }
    >
      {begun?.id !== account.id && name ? name : null}
    </Banner>
  );
}
