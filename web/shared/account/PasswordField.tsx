import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import '../theme/mantine-inputs.ts';
import '@mantine/core/styles/ActionIcon.layer.css';
import '@mantine/core/styles/PasswordInput.layer.css';

/** A password that can be shown while it is typed; the button can be reached by keyboard. */
export const PasswordField = (props: PasswordInputProps) => (
  <PasswordInput
    required
    withAsterisk={false}
    visibilityToggleButtonProps={{ 'aria-label': `Show: ${String(props.label)}`, tabIndex: 0 }}
    {...props}
  />
);
