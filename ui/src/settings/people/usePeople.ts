import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useHost } from '../../app/session';
import type { People } from '../../bindings';
import { useStepUp } from '../../signin/stepUp';
import { useDuty, usePersonId } from '../../signin/useSession';

const usePeopleKey = () => ['people', usePersonId()] as const;

/** Asked only by those who may: a refusal is noted, and a note makes pages ask again. */
export function usePeople() {
  const host = useHost();
  const may = useDuty('manage_people');
  const queryKey = usePeopleKey();
  return { may, ...useQuery({ queryKey, queryFn: () => host.call('people', {}), enabled: may }) };
}

/** Commands about people: the password once more where it is wanted, then the list as it is now. */
export function usePeopleCommands() {
  const host = useHost();
  const client = useQueryClient();
  const { run } = useStepUp();
  const queryKey = usePeopleKey();
  return {
    run,
    host,
    show: (people: People) => client.setQueryData(queryKey, people),
    askAgain: () => client.invalidateQueries({ queryKey: ['people'] }),
  };
}
