import { useTexts } from '../i18n/useTexts';
import { CheckEntry } from '../tab/arrange';
import { CheckDetail } from './CheckDetail';
import { SideDrawer } from './SideDrawer';

/** A check in detail, beside the list it was picked from. */
export function CheckDrawer({
  entityRef,
  entry,
  onClose,
}: {
  entityRef: string;
  /** Closed where there is none. */
  entry: CheckEntry | undefined;
  onClose: () => void;
}) {
  const { localized } = useTexts();
  const title = entry && (entry.view ? localized(entry.view.title) : entry.id);
  return (
    <SideDrawer title={title} onClose={onClose}>
      {entry && (
        <CheckDetail key={entry.id} entityRef={entityRef} entry={entry} />
      )}
    </SideDrawer>
  );
}
