import { Container } from '../shapes';
import { Field } from './field';

type Port = Container['ports'][number];

/** The ports of a pod's containers, in their order. What stands there twice is told of the second. */
export class PodPorts {
  readonly #seen = new Set<string>();

  portsOf(container: Field): Port[] {
    return container
      .get('ports')
      .items()
      .map(port => this.#portOf(port));
  }

  #portOf(field: Field): Port {
    const name = field.get('name').text;
    const number = field.get('containerPort');
    const port = number.int ?? 0;
    const protocol = field.get('protocol').text || 'TCP';
    const sameNumber = this.#isRepeated(`${number.text}/${protocol}`);
    const sameName = name !== '' && this.#isRepeated(`name ${name}`);
    return {
      name,
      port,
      text: number.text,
      protocol,
      hostPort: field.get('hostPort').int ?? 0,
      duplicate: sameNumber || sameName,
      privileged: port > 0 && port < 1024,
      source: field.source,
    };
  }

  #isRepeated(key: string): boolean {
    const repeated = this.#seen.has(key);
    this.#seen.add(key);
    return repeated;
  }
}
