// Block Kit as a page: each block in its own form.
import type { ComponentChildren, JSX } from 'preact';
import type { PageEvent } from '../../protocol.js';
import { type Json, list, object, string } from '../json.js';
import { TextObject } from '../Text.js';
import { Element } from './Element.js';
import { blockIdOf } from './form.js';
import { Input } from './Input.js';
import { Markdown } from './Markdown.js';
import { Picture } from './Picture.js';
import { RichText } from './RichText.js';

export type Container = Extract<PageEvent, { type: 'block_action' }>['container'];

interface Props {
  readonly blocks: readonly unknown[];
  readonly container: Container;
  /** By block id. */
  readonly errors?: Readonly<Record<string, string>>;
}

export function Blocks({ blocks, container, errors = {} }: Props) {
  return (
    <div class="blocks">
      {blocks.map(object).map((block, position) => {
        const blockId = blockIdOf(block, position);
        return (
          <Block
            key={blockId}
            block={block}
            blockId={blockId}
            container={container}
            error={errors[blockId]}
          />
        );
      })}
    </div>
  );
}

interface BlockProps {
  readonly block: Json;
  readonly blockId: string;
  readonly container: Container;
  readonly error: string | undefined;
}

function Block({ block, blockId, container, error }: BlockProps) {
  const element = (value: Json, position: number) => (
    <Element
      key={string(value.action_id) || position}
      element={value}
      blockId={blockId}
      container={container}
    />
  );
  switch (block.type) {
    case 'section':
      return (
        <Section block={block}>{block.accessory === undefined ? null : accessory(block, element)}</Section>
      );
    case 'header':
      return (
        <h3 class="block-header">
          <TextObject value={object(block.text)} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'context':
      return (
        <div class="context">
          {list(block.elements).map((value, i) =>
            value.type === 'image' ? (
              <Picture key={i} image={value} />
            ) : (
              <span key={i}>
                <TextObject value={value} />
              </span>
            ),
          )}
        </div>
      );
    case 'actions':
    case 'context_actions':
      return <div class="actions">{list(block.elements).map(element)}</div>;
    case 'image':
      return <Picture image={block} />;
    case 'input':
      return <Input block={block} blockId={blockId} container={container} error={error} />;
    case 'markdown':
      return <Markdown text={string(block.text)} />;
    case 'rich_text':
      return <RichText elements={list(block.elements)} />;
    default:
      return (
        <p class="unknown">{`A block that this page can’t show (type: ${string(block.type) || 'none'}).`}</p>
      );
  }
}

function accessory(block: Json, element: (value: Json, position: number) => JSX.Element) {
  const value = object(block.accessory);
  return value.type === 'image' ? <Picture image={value} /> : element(value, 0);
}

function Section({ block, children }: { readonly block: Json; readonly children: ComponentChildren }) {
  const fields = list(block.fields);
  return (
    <div class="section">
      <div class="section-text">
        {block.text !== undefined && (
          <div class="text">
            <TextObject value={object(block.text)} />
          </div>
        )}
        {fields.length > 0 && (
          <div class="fields">
            {fields.map((field, i) => (
              <div class="text" key={i}>
                <TextObject value={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {children && <div class="accessory">{children}</div>}
    </div>
  );
}
