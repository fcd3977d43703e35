import { Checkbox, Group } from '@mantine/core';

/** Records to be ticked, under the words that say for what. */
export function ChecksField({
  label,
  hint,
  all,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly all: readonly { readonly id: string; readonly name: string }[];
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
}) {
  if (all.length === 0) return null;
  return (
    <Checkbox.Group size="lg" label={label} description={hint} value={[...value]} onChange={onChange}>
      <Group gap="lg" mt="xs">
        {all.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
