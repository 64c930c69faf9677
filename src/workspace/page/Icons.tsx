// The page's few icons, drawn here.

const paths = {
  hash: 'M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h14M2.5 12.5h14',
  lock: 'M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9M4.5 9h11v8h-11z',
  reply: 'M3 4h14v9.5h-7.5L6 17v-3.5H3zM6.5 7.5h7M6.5 10.3h4.5',
  close: 'M4.5 4.5l11 11M15.5 4.5l-11 11',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  send: 'M3.5 16.5 17 10 3.5 3.5v5L11 10l-7.5 1.5z',
  eye: 'M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10zM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  edit: 'M3.5 16.5l1-4L14 3l3 3-9.5 9.5zM12 5l3 3',
  trash: 'M3.5 5.5h13M7.5 5.5V3h5v2.5M5 5.5l1 11.5h8l1-11.5M8.3 8.5v5.5M11.7 8.5v5.5',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-3 2.2-5 5.5-5s5.5 2 5.5 5zM13 4a2.7 2.7 0 0 1 0 5.2M15.5 16.5H18c0-2.5-1.2-4.2-3.5-4.8',
  at: 'M13.2 10a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0zv1.3a2 2 0 0 0 4 0V10a7.2 7.2 0 1 0-3 5.8',
  slash: 'M3.5 3.5h13v13h-13zM8 13.5l4-7',
  bold: 'M6 4h4.5a3 3 0 0 1 0 6H6zM6 10h5.2a3 3 0 0 1 0 6H6z',
  italic: 'M8.5 4h5M6.5 16h5M11.2 4 8.8 16',
  strike:
    'M14 6.2C13.5 4.8 12 4 10 4 7.7 4 6 5.2 6 7c0 1.3.8 2.2 2 3M3.5 10.5h13M6 13.6C6.5 15.2 8 16 10 16c2.3 0 4-1.2 4-3 0-1-.4-1.8-1.2-2.5',
  quote: 'M4 4v12M8 6h8.5M8 10h8.5M8 14h5.5',
  code: 'M7 6l-4 4 4 4M13 6l4 4-4 4',
  pre: 'M3.5 3.5h13v13h-13zM8.5 8 6.5 10l2 2M11.5 8l2 2-2 2',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
} as const;

export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        stroke-width={name === 'more' ? 2.4 : 1.5}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
