import { TextInput, type TextInputProps } from '@mantine/core';
import '../theme/mantine-inputs.ts';

/** The six digits of an authenticator app; phones and password managers know what belongs here. */
export const CodeField = (props: TextInputProps) => (
  <TextInput
    label="Code from your authenticator app"
    description="6 digits. A new code comes every 30 seconds."
    required
    withAsterisk={false}
    autoComplete="one-time-code"
    inputMode="numeric"
    maxLength={7}
    {...props}
  />
);
