import { Fragment, useState } from 'react';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { type KeyAction, keyWords } from './keys.ts';
import classes from './KeysHelp.module.css';
import { keysOff, switchKeys } from './switch.ts';

type Props = { actions: readonly KeyAction[]; onClose: () => void };

/** The sheet behind `?`: what the keys do, and a switch for them. */
export const KeysHelp = ({ actions, onClose }: Props) => {
  const [on, setOn] = useState(!keysOff());
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className={classes.keys}>
        {keyWords
          .filter(({ action }) => actions.includes(action))
          .map(({ keys, action, words }) => (
            <div key={action}>
              <dt>
                {keys.map((key, at) => (
                  <Fragment key={key}>
                    {at > 0 ? ' then ' : ''}
                    <kbd>{key}</kbd>
                  </Fragment>
                ))}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
      <label className={classes.switch}>
        <input
          type="checkbox"
          checked={on}
          onChange={({ currentTarget: { checked } }) => {
            switchKeys(checked);
            setOn(checked);
          }}
        />
        Use these keys on this device
      </label>
      <p className={classes.note}>
        They rest while you type in a field. The key ? shows this sheet in any case.
      </p>
    </Dialog>
  );
};
