import type { RotationView } from '../../bindings';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { rotation as words } from '../../i18n/en/rotation';
import styles from './Rotation.module.css';
import type { RotationActs } from './useRotation';

export function SwitchPin({ view, steps }: { view: RotationView; steps: RotationActs }) {
  return (
    <div className={styles.part}>
      <FieldLine tone="ok">{words.switchLead(view.newEnds)}</FieldLine>
      {steps.failure ? <ErrorNotice error={steps.failure} /> : null}
      <div className={styles.buttons}>
        <Button variant="primary" onPress={() => void steps.change(view.id)} data-testid="rotation-switch">
          {words.switch}
        </Button>
        <Button onPress={() => void steps.back(view.id)} data-testid="rotation-drop">
          {words.drop}
        </Button>
      </div>
    </div>
  );
}
