// Views that Slack refuses are refused, each with the message and the place it points to.
import { checkView } from '../../../src/workspace/server/block-kit/index.js';
import { button, input, modal, plain, section, textInput } from './examples.js';

const home = (more: object = {}) => ({ type: 'home', blocks: [], ...more });
const focused = { ...textInput, focus_on_load: true };

const refusals: readonly (readonly [rule: string, view: unknown, message: string, at: string])[] = [
  ['a view is an object', [], 'must provide an object', ''],
  ['a view has a type', { blocks: [] }, 'missing required field: type', ''],
  ['a view is a modal or home', { type: 'page', blocks: [] }, 'unsupported type: page', '/type'],
  ['a modal has a title', { type: 'modal', blocks: [] }, 'missing required field: title', ''],
  ['a view has blocks', { type: 'home' }, 'missing required field: blocks', ''],
  ['blocks are a list', home({ blocks: {} }), 'must provide an array', '/blocks'],
  ['blocks are good', home({ blocks: [{ type: 'header' }] }), 'missing required field: text', '/blocks/0'],
  ['a title is plain text', modal({ title: 'Ask' }), 'must provide an object', '/title'],
  ['home has no title', home({ title: plain('x') }), 'invalid additional property: title', ''],
  ['home has no submit', home({ submit: plain('x') }), 'invalid additional property: submit', ''],
  ['home has no close', home({ close: plain('x') }), 'invalid additional property: close', ''],
  [
    'a modal with an input has submit',
    modal({ blocks: [input(textInput)] }),
    'missing required field: submit',
    '',
  ],
  ['notify_on_close is a boolean', modal({ notify_on_close: 1 }), 'must be a boolean', '/notify_on_close'],
  ['clear_on_close is a boolean', modal({ clear_on_close: 'x' }), 'must be a boolean', '/clear_on_close'],
  [
    'private_metadata is a string',
    home({ private_metadata: {} }),
    'must provide a string',
    '/private_metadata',
  ],
  [
    'one focus',
    home({ blocks: [input(focused), section(), input(focused)] }),
    'only one element can be focused on load',
    '/blocks/2/element/focus_on_load',
  ],
  [
    'no markdown in a modal',
    modal({ blocks: [{ type: 'markdown', text: 'x' }] }),
    'unsupported type: markdown',
    '/blocks/0/type',
  ],
  [
    'buttons hold no focus',
    home({ blocks: [section({ accessory: button({ focus_on_load: true }) })] }),
    'invalid additional property: focus_on_load',
    '/blocks/0/accessory',
  ],
];

test.each(refusals)('%s', (_, view, message, at) => {
  expect(checkView(view)).toEqual([{ message, pointer: `/view${at}` }]);
});
