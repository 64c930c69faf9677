// Opens the page: the state, the line to the server, and the tree of components over both.
import { render } from 'preact';
import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { App } from './App.js';
import { type Connection, connect } from './connection.js';
import { PageContext } from './context.js';
import { empty, reduce } from './state.js';

function Root() {
  const [state, dispatch] = useReducer(reduce, empty);
  const line = useMemo<{ connection?: Connection; drafts: Map<string, string> }>(
    () => ({ drafts: new Map() }),
    [],
  );
  useEffect(() => {
    line.connection = connect(
      (event) => dispatch({ type: 'server', event }),
      () => dispatch({ type: 'offline' }),
    );
  }, [line]);
  const page = {
    state,
    dispatch,
    drafts: line.drafts,
    send: (event: Parameters<Connection['send']>[0]) => line.connection?.send(event) ?? false,
  };
  return (
    <PageContext.Provider value={page}>
      <App />
    </PageContext.Provider>
  );
}

const root = document.getElementById('root');
if (root) render(<Root />, root);
