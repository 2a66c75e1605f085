import { ActPage } from './act/ActPage';
import { ActsPage } from './act/ActsPage';
import { useOpenAct } from './acts';

/** `#/acts` and one of them. */
export default function ActsSection() {
  const id = useOpenAct();
  return id === null ? <ActsPage /> : <ActPage key={id} id={id} />;
}
