// Keeps what goes wrong in one part of the page from taking the rest of it away.
import { Component, type ComponentChildren } from 'preact';

interface Props {
  /** What is shown: when it changes, it is tried again. */
  readonly of: unknown;
  /** Stands in the place of what could not be shown. */
  readonly instead: ComponentChildren;
  readonly children: ComponentChildren;
}

interface Failure {
  readonly failure?: { readonly of: unknown };
}

export class Guard extends Component<Props, Failure> {
  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ failure: { of: this.props.of } });
  }

  override render({ of, instead, children }: Props, { failure }: Failure) {
    return failure && failure.of === of ? instead : children;
  }
}
