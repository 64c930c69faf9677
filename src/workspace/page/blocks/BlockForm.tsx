// The blocks of a message or of the Home, with a form of their own for what is chosen in them.
import { Blocks, type Container } from './Blocks.js';
import { FormContext, useForm } from './form.js';

interface Props {
  readonly blocks: readonly unknown[];
  readonly container: Container;
}

export function BlockForm({ blocks, container }: Props) {
  const form = useForm(blocks);
  return (
    <FormContext.Provider value={form}>
      <Blocks blocks={blocks} container={container} />
    </FormContext.Provider>
  );
}
