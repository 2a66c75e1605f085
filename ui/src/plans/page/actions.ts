import type { PlanPage } from '../../bindings';
import type { MenuAction } from '../../components/ActionMenu';
import { plans } from '../../i18n/en/plans';
import { openDraft } from '../place';

const words = plans.page;

export type Asked = 'take' | 'send' | 'edit' | 'suspend' | 'resume' | 'skip' | 'end' | 'cancel' | 'remove';

/** Never sent: it is changed here, not at Converge. */
export const isDraft = ({ row }: PlanPage): boolean => row.state === 'draft';

/** At Converge, as far as the book knows. */
export const isSent = ({ row }: PlanPage): boolean => row.state === 'active' && row.gatewayId !== null;

/** What can be done about a plan besides its main action. */
export function actionsOf(plan: PlanPage, locked: string | null, ask: (asked: Asked) => void): MenuAction[] {
  const action = (id: Asked, text: string, more: Partial<MenuAction> = {}): MenuAction => ({ id, text, onAction: () => ask(id), testId: `plan-${id}`, disabledReason: locked, ...more });
  if (isDraft(plan)) {
    return [
      { ...action('edit', words.edit), onAction: () => openDraft(plan.row.id), disabledReason: locked },
      action('cancel', words.cancel, { startsGroup: true }),
      action('remove', words.remove, { tone: 'danger' }),
    ];
  }
  if (!isSent(plan)) return [];
  const suspended = plan.row.standing === 'suspended';
  const running = plan.row.standing === 'running';
  const all = [action('edit', words.edit)];
  if (suspended) all.push(action('resume', words.resume));
  if (running) all.push(action('suspend', words.suspend), action('skip', words.skip, { disabledReason: locked ?? (plan.skipNext ? words.skipNext : null) }));
  if (plan.row.atConverge === 'missing' || plan.row.standing === 'finished') all.push(action('cancel', words.cancel, { startsGroup: true }));
  all.push(action('end', words.end, { tone: 'danger', startsGroup: true }));
  return all;
}
